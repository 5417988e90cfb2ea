import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export type OidcProvider = {
  readonly issuer: string;
  /** Who signs in next: claims of the id token. */
  claims: Record<string, unknown>;
  /** Signs with a key that its key set does not hold. */
  forges: boolean;
  /** What was wrong with requests to it. */
  readonly faults: string[];
  readonly close: () => Promise<void>;
};

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

// Made once: making one takes longer than all that a test does with it.
const [keys, others] = [generateKeyPairSync('rsa', { modulusLength: 2048 }), generateKeyPairSync('rsa', { modulusLength: 2048 })];

/** A small OpenID Connect provider on loopback: discovery, keys, authorization with PKCE, tokens. It asks nobody: whoever comes is who `claims` says. */
export async function serveOidc(client: { readonly id: string; readonly secret: string }): Promise<OidcProvider> {
  const codes = new Map<string, { readonly challenge: string; readonly nonce: string | null; readonly redirect: string }>();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: OidcProvider = {
    issuer,
    claims: {},
    forges: false,
    faults: [],
    close: () => new Promise((resolve) => void server.close(() => resolve()).closeAllConnections()),
  };
  const sign = (nonce: string | null): string => {
    const now = Math.floor(Date.now() / 1000);
    const head = base64({ alg: 'RS256', typ: 'JWT', kid: 'one' });
    const body = base64({
      iss: issuer,
      aud: client.id,
      iat: now,
      exp: now + 300,
      ...(nonce === null ? {} : { nonce }),
      ...provider.claims,
    });
    const key = provider.forges ? others.privateKey : keys.privateKey;
    return `${head}.${body}.${createSign('RSA-SHA256').update(`${head}.${body}`).sign(key, 'base64url')}`;
  };
  server.on('request', (request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    const json = (value: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (url.pathname === '/.well-known/openid-configuration') {
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
      });
    }
    if (url.pathname === '/keys')
      return json({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] });
    if (url.pathname === '/authorize') {
      const asked = url.searchParams;
      const redirect = asked.get('redirect_uri') ?? '';
      if (asked.get('client_id') !== client.id || asked.get('code_challenge_method') !== 'S256')
        provider.faults.push(`authorize: ${url.search}`);
      const code = randomUUID();
      codes.set(code, { challenge: asked.get('code_challenge') ?? '', nonce: asked.get('nonce'), redirect });
      return response.writeHead(302, { location: `${redirect}?code=${code}&state=${encodeURIComponent(asked.get('state') ?? '')}` }).end();
    }
    void read(request).then((text) => {
      const sent = new URLSearchParams(text);
      const found = codes.get(sent.get('code') ?? '');
      codes.delete(sent.get('code') ?? '');
      const challenge = createHash('sha256')
        .update(sent.get('code_verifier') ?? '')
        .digest('base64url');
      const basic = request.headers.authorization === `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`;
      const known = basic || sent.get('client_secret') === client.secret;
      if (found === undefined || !known || challenge !== found.challenge || sent.get('redirect_uri') !== found.redirect) {
        provider.faults.push(`token: known ${known}, code ${found !== undefined}`);
        return json({ error: 'invalid_grant' }, 400);
      }
      return json({ access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token: sign(found.nonce) });
    });
  });
  return provider;
}

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) text += piece;
  return text;
}
