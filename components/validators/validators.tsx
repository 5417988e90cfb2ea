import { PageSentence } from '@/components/shell/page-sentence';
import { ParticipationCard } from '@/components/validators/participation-card';
import { QuorumCard } from '@/components/validators/quorum-card';
import { VotesCard } from '@/components/validators/votes-card';
import type { ValidatorsView } from '@/lib/views/validators-types';

/** Who proposes, seals, fails turns, is silent; the margin; what is being voted on. */
export function Validators({ view }: { readonly view: ValidatorsView }) {
  return (
    <>
      <PageSentence severity={view.severity} sentence={view.sentence} details={view.details} />
      <div className="grid gap-4">
        <ParticipationCard view={view} />
        <div className="grid items-start gap-4 min-[1000px]:grid-cols-2">
          <QuorumCard view={view} />
          <VotesCard view={view} />
        </div>
      </div>
    </>
  );
}
