import { readList, readMap } from './read-map';
import { readSecret } from './read-text';
import { readWebhookUrl } from './read-url';
import { reportTwins } from './report-twins';
import type { Scope, Tree } from './scope';
import type { NotifySettings, WebhookSettings } from './types';

const KEYS = ['url', 'url_file', 'secret', 'secret_file'];
const SHORTEST_SECRET = 16;
const LONGEST_SECRET = 4096;

/** `notify.webhooks`: who is told of what must not be missed. Whoever knows such a URL can write there, so it is a secret as a whole. */
export function readNotify(scope: Scope, tree: Tree | undefined): NotifySettings {
  if (tree === undefined) return { webhooks: [] };
  const field = readMap(scope, tree, 'notify', ['webhooks'], true);
  if (field === null) return { webhooks: [] };
  const list = readList(scope, field('webhooks'), 'notify.webhooks', '- {url: "https://hooks.example.org/…"}') ?? [];
  const webhooks = list.map((one, index) => readWebhook(scope, one, `notify.webhooks[${index}]`));
  reportTwins(scope, webhooks, 'url', (index) => `notify.webhooks[${index}].url`, 'Keep one of the two: each is told of everything');
  return { webhooks: webhooks.filter((one) => one !== null) };
}

function readWebhook(scope: Scope, tree: Tree, path: string): WebhookSettings | null {
  const field = readMap(scope, tree, path, KEYS, true);
  if (field === null) return null;
  if (field('url') === undefined && field('url_file') === undefined) scope.report(`${path}.url`, 'is missing', 'Give url or url_file');
  const place = `${path}.${field('url') === undefined ? 'url_file' : 'url'}`;
  const text = readSecret(scope, field, 'url', path);
  const url = text === null ? null : readWebhookUrl(scope, text, place);
  const secret = readSecret(scope, field, 'secret', path);
  if (secret !== null && (secret.length < SHORTEST_SECRET || secret.length > LONGEST_SECRET)) {
    const remedy = `Take ${SHORTEST_SECRET} to ${LONGEST_SECRET} random signs, such as those of "openssl rand -hex 32"`;
    scope.report(`${path}.secret`, secret.length < SHORTEST_SECRET ? `has fewer than ${SHORTEST_SECRET} signs` : 'is too long', remedy);
  }
  return url === null ? null : { url, secret };
}
