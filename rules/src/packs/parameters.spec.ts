import { inForce } from '../facts/parameters-in-force.js';
import { SHIPPED_POLICY } from './shipped-policy.fixture.js';

const at = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const TODAY = '2026-11-24';

/** Known figures by key: [first day in force, provider, value], as the rule sheet of the platform tells them. */
type Figures = Readonly<
  Record<string, readonly (readonly [date: string, provider: string, value: unknown])[]>
>;

const MOST_COUNTRIES = ['US', 'CA', 'EG', 'VN', 'NG'];
const WITH_TURKEY = ['US', 'CA', 'TR', 'EG', 'VN', 'NG'];
const INFOBIP_MORE = ['CU', 'IR', 'KP', 'SY'];

const DATED: Figures = {
  'perm.connectedCalls.max': [
    ['2025-10-12', 'meta', 5],
    ['2025-10-13', 'meta', 10],
    ['2025-12-18', 'meta', 10],
    ['2025-12-19', 'meta', 100],
    [TODAY, 'infobip', 5],
    [TODAY, 'ntt-cpaas', 5],
  ],
  'perm.permanent.available': [
    ['2025-11-02', 'meta', false],
    ['2025-11-03', 'meta', true],
  ],
  'bic.blockedBusinessNumberCountries': [
    ['2025-12-01', 'meta', WITH_TURKEY],
    ['2026-06-25', 'meta', WITH_TURKEY],
    ['2026-06-26', 'meta', MOST_COUNTRIES],
    [TODAY, 'infobip', [...MOST_COUNTRIES, 'TR', ...INFOBIP_MORE]],
    [TODAY, 'ntt-cpaas', [...MOST_COUNTRIES, 'TR', ...INFOBIP_MORE]],
  ],
  'calling.messagingLimit.min': [
    ['2025-09-30', 'meta', 1_000],
    ['2025-10-13', 'meta', 2_000],
  ],
  'sandbox.request.max.24h': [
    ['2025-10-12', 'meta', undefined],
    ['2025-10-13', 'meta', 25],
  ],
  'sandbox.request.max.7d': [['2025-10-13', 'meta', 100]],
  'sandbox.unanswered.nudgeAt': [['2025-10-13', 'meta', 5]],
  'sandbox.unanswered.revokeAt': [
    ['2025-10-12', 'meta', undefined],
    ['2025-10-13', 'meta', 10],
  ],
  'sandbox.connectedCalls.max': [['2025-10-13', 'meta', 100]],
  'quality.pause.length': [
    ['2026-01-26', 'meta', undefined],
    ['2026-01-27', 'meta', 'P7D'],
  ],
  'lowPickup.enforced': [
    ['2025-09-04', 'meta', undefined],
    ['2025-09-05', 'meta', true],
  ],
  'recording.available': [
    ['2026-06-29', 'meta', false],
    ['2026-06-30', 'meta', true],
  ],
  'recording.purpose.maxLength': [
    ['2026-06-29', 'meta', undefined],
    ['2026-06-30', 'meta', 250],
  ],
  'voicemail.available': [
    ['2026-06-24', 'meta', false],
    ['2026-06-25', 'meta', true],
  ],
  'user.bsuid.available': [
    ['2026-05-27', 'meta', false],
    ['2026-05-28', 'meta', true],
  ],
  'callIcons.countries.available': [
    ['2025-12-09', 'meta', false],
    ['2025-12-10', 'meta', true],
  ],
  'codec.g711.available': [
    ['2026-03-22', 'meta', false],
    ['2026-03-23', 'meta', true],
  ],
  'sip.webhookDelivery.available': [
    ['2026-06-25', 'meta', false],
    ['2026-06-26', 'meta', true],
  ],
  'deeplink.payload.maxLength': [
    ['2025-09-23', 'meta', undefined],
    ['2025-09-24', 'meta', 512],
  ],
};

/** Figures without a date: the same on every day, for every provider. */
const TIMELESS: Readonly<Record<string, unknown>> = {
  'perm.temporary.ttl': 'PT168H',
  'perm.grantsPerPair.max': 1,
  'perm.request.max.24h': 1,
  'perm.request.max.7d': 2,
  'perm.request.ttl': 'P7D',
  'perm.request.response.ttl': 'P7D',
  'perm.unanswered.nudgeAt': 2,
  'perm.unanswered.revokeAt': 4,
  'perm.unanswered.localStop': null,
  'perm.state.maxAge': null,
  'callback.grant.ttl': 'PT168H',
  'calls.activePerPair.max': 1,
  'calls.concurrent.max': 1_000,
  'calls.initiate.max.24h': 10_000,
  'calls.length.max': null,
  'permApi.max.1s': 100,
  'uic.acceptWindow': { min: 30, max: 60 },
  'media.firstPacket.max': 20,
  'media.gap.max': 30,
  'callHours.entriesPerDay.max': 2,
  'callHours.holidayOverrides.max': 20,
  'callHours.holidayMeans': 'closed',
  'callSettings.clientDelay.max': 'P7D',
  'csw.length': 'PT24H',
  'billing.pulse': 6,
  'opaqueData.maxLength': 512,
  'button.text.maxLength': 20,
  'button.ttl': { min: 1, max: 43_200 },
  'button.ttl.default': 10_080,
  'button.template.ttl': { min: 1_440, max: 43_200 },
  'button.payload.maxLength': 512,
  'webhook.answer.max': 20,
  'webhook.retry.max': 'P7D',
  'recording.url.ttl': 'PT5M',
  'recording.asset.ttl': 'P7D',
  'sip.userParameter.maxLength': 128,
  'sip.port.default': 5_061,
  'sip.servers.max': 1,
  'media.opus.clockRate': 48_000,
  'media.packet.length': 20,
  'media.dtmf.clockRate': 8_000,
  'pstn.allowedLegs': 0,
  'platform.sanctioned': ['CU', 'IR', 'KP', 'SY', 'UA-43', 'UA-14', 'UA-09'],
};

/** Lists that have specs of their own, or that only people read. */
const LISTS = [
  ...['restriction.businessCalls', 'restriction.userCalls', 'restriction.warnings'],
  ...['restriction.otherNames', 'pstn.emergencyNumbers', 'recording.announcement.languages'],
  ...['voicemail.timeout.max', 'voicemail.announcement.max'],
];

describe('shipped parameters', () => {
  const { parameters } = SHIPPED_POLICY;
  const valueOf = (key: string, date: string, provider: string): unknown =>
    inForce(parameters, at(date), provider).get(key);

  for (const [key, figures] of Object.entries(DATED)) {
    for (const [date, provider, value] of figures) {
      it(`${key} on ${date} at ${provider} is ${JSON.stringify(value) ?? 'not there yet'}`, () =>
        expect(valueOf(key, date, provider)).toEqual(value));
    }
  }
  for (const [key, value] of Object.entries(TIMELESS)) {
    it(`${key} is ${JSON.stringify(value)} on every day, at every provider`, () => {
      for (const date of ['2025-01-01', TODAY]) {
        for (const provider of ['meta', 'infobip', 'ntt-cpaas', 'someone']) {
          expect(valueOf(key, date, provider))
            .withContext(`${date} ${provider}`)
            .toEqual(value);
        }
      }
    });
  }

  it('have no figure beside those held here', () => {
    const held = new Set([...Object.keys(DATED), ...Object.keys(TIMELESS), ...LISTS]);
    expect(parameters.map(({ key }) => key).filter((key) => !held.has(key))).toEqual([]);
  });

  it('tell clause, scope and how sure their source is, each', () => {
    for (const { key, clause, scope, values } of parameters) {
      expect(clause)
        .withContext(key)
        .toMatch(/^WA-[A-Z]+(-\d{3})?$/);
      expect(scope).withContext(key).toBeTruthy();
      for (const { source, confidence } of values) {
        expect(source.length).withContext(key).toBeGreaterThan(10);
        expect(confidence)
          .withContext(key)
          .toMatch(/^[A-D]$/);
      }
    }
  });

  it('take nothing away by a provider’s overlay', () => {
    for (const provider of ['infobip', 'ntt-cpaas']) {
      const meta = valueOf('bic.blockedBusinessNumberCountries', TODAY, 'meta') as string[];
      expect(valueOf('bic.blockedBusinessNumberCountries', TODAY, provider)).toEqual(
        jasmine.arrayContaining(meta),
      );
    }
  });
});
