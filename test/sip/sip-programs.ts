import { spawnSync } from 'node:child_process';

/** Debian's packages that a run needs. */
const PACKAGES = [
  'kamailio',
  'kamailio-extra-modules',
  'kamailio-json-modules',
  'kamailio-utils-modules',
  'sip-tester',
];

function runs(program: string, argument: string): boolean {
  return spawnSync(program, [argument]).error === undefined;
}

/**
 * Sees to it that Kamailio and SIPp are there, from Debian's packages where they are not.
 *
 * @returns why they are not; undefined: they are
 */
export function lackOfSipPrograms(): string | undefined {
  if (runs('kamailio', '-v') && runs('sipp', '-v')) return undefined;
  if (process.platform !== 'linux') return `they are Debian's, and this is ${process.platform}`;
  if (process.getuid?.() !== 0) return 'whoever runs the tests may install no packages';
  // Without a run level nothing that is installed is started.
  const environment = { ...process.env, RUNLEVEL: '1', DEBIAN_FRONTEND: 'noninteractive' };
  const { status, error } = spawnSync(
    'apt-get',
    ['install', '--yes', '--no-install-recommends', ...PACKAGES],
    { env: environment, timeout: 180_000 },
  );
  if (error !== undefined || status !== 0) return `apt-get cannot install ${PACKAGES.join(', ')}`;
  return undefined;
}
