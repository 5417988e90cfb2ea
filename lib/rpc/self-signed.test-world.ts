import { generateKeyPairSync, sign } from 'node:crypto';

/** DER: tag, length, content. Source: X.690 8.1. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const size = body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts);
const OID_COMMON_NAME = hex('06 03 55 04 03');
const OID_ALT_NAME = hex('06 03 55 1d 11');
const ECDSA_SHA256 = sequence(hex('06 08 2a 86 48 ce 3d 04 03 02'));

/** A self-signed certificate for 127.0.0.1 and its key, PEM, made on the spot: no key lies in the repository and none expires in it. */
export function selfSigned(name: string): { readonly cert: string; readonly key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const subject = sequence(der(0x31, sequence(OID_COMMON_NAME, der(0x0c, Buffer.from(name)))));
  const validity = sequence(der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('490101000000Z')));
  const altName = sequence(OID_ALT_NAME, der(0x04, sequence(der(0x87, Buffer.from([127, 0, 0, 1])))));
  const body = sequence(
    der(0xa0, hex('02 01 02')),
    hex('02 01 01'),
    ...[ECDSA_SHA256, subject, validity, subject],
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(altName)),
  );
  const certificate = sequence(body, ECDSA_SHA256, der(0x03, Buffer.from([0]), sign('sha256', body, privateKey)));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
}
