import { describe, expect, it } from 'vitest';
import { transportFailure } from '@/lib/rpc/transport-failure';

const limits = { timeoutMs: 2_500, maxBytes: 8 << 20 };
const coded = (code: string, more: object = {}): Error =>
  Object.assign(new Error('Authorization: Bearer hunter2-hunter2'), { code, ...more });

describe('a failed request', () => {
  it.each([
    ['ECONNREFUSED', 'unreachable', /refused/],
    ['ENOTFOUND', 'unreachable', /name is not known/],
    ['EAI_AGAIN', 'unreachable', /name service/],
    ['EHOSTUNREACH', 'unreachable', /route/],
    ['UND_ERR_SOCKET', 'unreachable', /closed the connection/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'unreachable', /TLS.*tls\.ca/],
    ['CERT_HAS_EXPIRED', 'unreachable', /TLS.*expired/],
    ['ERR_SSL_SOMETHING_NEW', 'unreachable', /TLS.*ERR_SSL_SOMETHING_NEW/],
    ['EPROTO', 'unreachable', /TLS/],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout', /2500 ms/],
    ['ETIMEDOUT', 'timeout', /2500 ms/],
    ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'too-large', /8388608 bytes/],
    ['UND_ERR_HEADERS_OVERFLOW', 'too-large', /larger/],
    ['HPE_INVALID_CONSTANT', 'not-json', /not HTTP/],
    ['ESOMETHING', 'unreachable', /ESOMETHING/],
  ] as const)('with %s is %s and says what to do', (code, expected, message) => {
    expect(transportFailure(coded(code), limits)).toEqual({ code: expected, message: expect.stringMatching(message) });
  });

  it('is read through causes and collected errors', () => {
    expect(transportFailure(new TypeError('x', { cause: coded('ECONNREFUSED') }), limits)).toMatchObject({
      message: expect.stringMatching(/refused/),
    });
    expect(transportFailure(new AggregateError([coded('ENETUNREACH')]), limits)).toMatchObject({ message: expect.stringMatching(/route/) });
  });

  it.each([undefined, null, 'text', 7, {}, { code: 7 }, { code: 'not a code: Bearer hunter2-hunter2' }, new Error('hunter2-hunter2')])(
    'of any other kind (%s) is unreachable and repeats nothing of its text',
    (thrown) => {
      const failure = transportFailure(thrown, limits);
      expect(failure.code).toBe('unreachable');
      expect(failure.message).not.toMatch(/hunter2/);
    },
  );

  it('does not go round in a circle of causes', () => {
    const circle: { cause?: unknown } = {};
    circle.cause = circle;
    expect(transportFailure(circle, limits).code).toBe('unreachable');
  });
});
