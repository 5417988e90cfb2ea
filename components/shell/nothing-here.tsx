import { StateNote } from '@/components/marks/state-note';
import { sayState } from '@/lib/views/words/states';

/** What an address outside of every network says, without a script of its own: it is sent along with all pages, walls too. */
export function NothingHere() {
  return (
    <StateNote isPage severity="unknown" says={sayState('missing.title')} help={sayState('missing.other')}>
      {/* A link of the router weighs 3 kB. */}
      <a href="/" className="link font-medium">
        {sayState('missing.to.networks')}
      </a>
    </StateNote>
  );
}
