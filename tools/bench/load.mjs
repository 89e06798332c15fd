// Load over HTTP: every request asks something new, since the same attempt again would be answered from the record.
import autocannon from 'autocannon';
import { HEADERS, nextAttempt } from './server.mjs';

export const CONNECTIONS = 16;

/**
 * @param more of autocannon: `duration` in seconds or `amount` of requests, `overallRate` a second
 * @returns answers a second, and percentiles in milliseconds
 */
export async function load(url, more) {
  const result = await autocannon({
    url: `${url}/v1/decisions`,
    connections: CONNECTIONS,
    ...more,
    requests: [
      {
        method: 'POST',
        headers: HEADERS,
        setupRequest: (request) => ({ ...request, body: JSON.stringify(nextAttempt()) }),
      },
    ],
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed) throw new Error(`${failed} of ${result.requests.sent} requests got no answer`);
  return {
    rate: result['2xx'] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}
