// The configuration audit: eighteen doors, planted each in an otherwise clean configuration of 500 routes with sample payloads.
import '../typescript.mjs';
import { auditConfiguration, PHONE_DOORS } from '@ringfence/rules';
import { figure } from './figure.mjs';

const isAccused = ({ severity }) => severity !== 'info';

export async function measure() {
  const { cleanConfiguration, PLANTED } =
    await import('../../rules/src/configuration-audit/planted-doors.fixture.ts');
  const now = Date.UTC(2026, 10, 26);
  const clean = cleanConfiguration();
  const alarms = auditConfiguration(clean, { now }).findings.filter(isAccused);
  let found = 0;
  let beside = 0;
  let slowest = 0;
  for (const door of PHONE_DOORS) {
    const planted = PLANTED[door](clean);
    const begun = performance.now();
    const accused = auditConfiguration(planted, { now }).findings.filter(isAccused);
    slowest = Math.max(slowest, performance.now() - begun);
    if (accused.some((finding) => finding.door === door)) found++;
    // What is planted stands in one file; an accusation of another is a false alarm.
    if (new Set(accused.map(({ file }) => file)).size > 1) beside++;
  }
  figure('audit-doors-found', found, '', `>=${PHONE_DOORS.length}`);
  figure('audit-false-alarms', alarms.length + beside, '', '<=0');
  figure('audit-slowest', slowest, ' ms', '<=1000');
}
