import { X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { readMap } from './read-map';
import { errorCode, readSecret, readText } from './read-text';
import type { Scope, Tree } from './scope';
import type { NodeSettings } from './types';

const KEYS = ['ca', 'ca_file', 'cert', 'cert_file', 'key', 'key_file', 'reject_unauthorized'];

/** What `tls` says: CA, client certificate and key as PEM text, tried out at once; null = faulty. */
export function readTls(scope: Scope, tree: Tree, path: string): NodeSettings['tls'] {
  const field = readMap(scope, tree, path, KEYS, true);
  if (field === null) return null;
  const [ca, cert, key] = ['ca', 'cert', 'key'].map((name) => readSecret(scope, field, name, path));
  const said = (name: string) => field(name) !== undefined || field(`${name}_file`) !== undefined;
  if (said('cert') !== said('key')) {
    scope.report(`${path}.${said('cert') ? 'key' : 'cert'}`, 'is missing', 'A client certificate needs both cert and key');
  }
  if (ca) tryCertificate(scope, ca, `${path}.ca`);
  if (cert && key) tryPair(scope, cert, key, path);
  const reject = readText(scope, field('reject_unauthorized'), `${path}.reject_unauthorized`);
  if (reject !== null && reject !== 'true' && reject !== 'false')
    scope.report(`${path}.reject_unauthorized`, 'must be true or false', 'Write true or false');
  return {
    ...(ca ? { ca } : {}),
    ...(cert ? { cert } : {}),
    ...(key ? { key } : {}),
    ...(reject === null ? {} : { rejectUnauthorized: reject !== 'false' }),
  };
}

function tryCertificate(scope: Scope, pem: string, path: string): void {
  try {
    new X509Certificate(pem);
  } catch {
    scope.report(path, 'is not a certificate in PEM form', 'Give the text that begins with -----BEGIN CERTIFICATE-----');
  }
}

function tryPair(scope: Scope, cert: string, key: string, path: string): void {
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    scope.report(
      path,
      `cert and key can't be used together (${errorCode(error)})`,
      'Give the certificate and its own key, both in PEM form and without a passphrase',
    );
  }
}
