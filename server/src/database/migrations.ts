import type { MigrationInterface } from 'typeorm';
import type { KeySet } from '../keys/key-set.js';
import type { RandomSource } from '../runtime/random-source.js';
import { Ledger1795500000000 } from './migrations/1795500000000-ledger.js';
import { Policies1795500000001 } from './migrations/1795500000001-policies.js';
import { Counters1795500000002 } from './migrations/1795500000002-counters.js';
import { Identity1795500000003 } from './migrations/1795500000003-identity.js';
import { InformationPoints1795500000004 } from './migrations/1795500000004-information-points.js';
import { SettingTimes1795500000005 } from './migrations/1795500000005-setting-times.js';
import { Log1795500000006 } from './migrations/1795500000006-log.js';
import { LogEdge1795500000007 } from './migrations/1795500000007-log-edge.js';
import { sealedRecords } from './migrations/1795500000008-sealed-records.js';
import { Drafts1795500000010 } from './migrations/1795500000010-drafts.js';
import { Promotions1795500000011 } from './migrations/1795500000011-promotions.js';
import { SecondPerson1795500000012 } from './migrations/1795500000012-identity.js';
import { Proofs1795500000013 } from './migrations/1795500000013-proofs.js';
import { PlatformEvents1795500000014 } from './migrations/1795500000014-platform-events.js';
import { LiveCalls1795500000016 } from './migrations/1795500000016-live-calls.js';
import { PermissionTimeline1795500000017 } from './migrations/1795500000017-permission-timeline.js';
import { PermissionRequests1795500000018 } from './migrations/1795500000018-permission-requests.js';
import { AttestationReminders1795500000019 } from './migrations/1795500000019-attestation-reminders.js';
import { HeldCalls1795500000021 } from './migrations/1795500000021-held-calls.js';
import { PlatformSettings1795500000022 } from './migrations/1795500000022-platform-settings.js';
import { DecisionsOfCalls1795500000023 } from './migrations/1795500000023-decisions-of-calls.js';
import { AccountsAndMoves1795500000025 } from './migrations/1795500000025-accounts-and-moves.js';
import { Permits1795500000024 } from './migrations/1795500000024-permits.js';
import { CallNames1795500000026 } from './migrations/1795500000026-call-names.js';
import { DirectoryImports1795500000027 } from './migrations/1795500000027-directory-imports.js';
import { HookTraffic1795500000028 } from './migrations/1795500000028-hook-traffic.js';
import { DroppedReminders1795500000029 } from './migrations/1795500000029-dropped-reminders.js';
import { StoppedPermits1795500000030 } from './migrations/1795500000030-stopped-permits.js';
import { ForgottenCalls1795500000031 } from './migrations/1795500000031-forgotten-calls.js';
import { MovedUsers1795500000032 } from './migrations/1795500000032-moved-users.js';
import { NumberHolders1795500000033 } from './migrations/1795500000033-number-holders.js';
import { NumbersToldAt1795500000034 } from './migrations/1795500000034-numbers-told-at.js';

type Migration = new () => MigrationInterface;

/**
 * All schema steps, oldest first; a step that has shipped is never edited.
 *
 * @param keys what steps seal with
 * @param random what keys of people are drawn from
 */
export const migrationsWith = (keys: KeySet, random: RandomSource): Migration[] => [
  Ledger1795500000000,
  Policies1795500000001,
  Counters1795500000002,
  Identity1795500000003,
  InformationPoints1795500000004,
  SettingTimes1795500000005,
  Log1795500000006,
  LogEdge1795500000007,
  sealedRecords(keys, random),
  Drafts1795500000010,
  Promotions1795500000011,
  SecondPerson1795500000012,
  Proofs1795500000013,
  PlatformEvents1795500000014,
  LiveCalls1795500000016,
  PermissionTimeline1795500000017,
  PermissionRequests1795500000018,
  AttestationReminders1795500000019,
  HeldCalls1795500000021,
  PlatformSettings1795500000022,
  DecisionsOfCalls1795500000023,
  Permits1795500000024,
  AccountsAndMoves1795500000025,
  CallNames1795500000026,
  DirectoryImports1795500000027,
  HookTraffic1795500000028,
  DroppedReminders1795500000029,
  StoppedPermits1795500000030,
  ForgottenCalls1795500000031,
  MovedUsers1795500000032,
  NumberHolders1795500000033,
  NumbersToldAt1795500000034,
];
