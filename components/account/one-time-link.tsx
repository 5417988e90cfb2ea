import { ShownOnce } from '@/components/account/shown-once';
import { sayAccount } from '@/lib/views/words/account';

/** The link with which somebody sets a password. */
export function OneTimeLink({ name, path }: { readonly name: string; readonly path: string }) {
  const says = <>{sayAccount('one-time-link.link-for-set', { name })}</>;
  return <ShownOnce says={says} path={path} what={sayAccount('one-time-link.link')} />;
}
