import { HexText } from '@/components/marks/hex';
import { HexInText } from '@/components/marks/hex-in-text';
import { ScrollArea } from '@/components/marks/scroll-area';
import { Unknown } from '@/components/marks/unknown';
import type { LostTransactionView } from '@/lib/views/recovery-types';
import { sayRun } from '@/lib/views/words/recovery-run';

/** Transactions of the dropped blocks, each with what became of it. */
export function LostList({ lost }: { readonly lost: readonly LostTransactionView[] }) {
  const open = lost.filter(({ isAccounted }) => !isAccounted).length;
  return (
    <section aria-labelledby="lost" className="card">
      <h2 id="lost" className="card-title">
        {sayRun('lost-list.transactions-dropped-blocks')}
        <span className="card-note">
          {open === 0
            ? sayRun('lost-list.all-accounted-for', { lost: lost.length })
            : sayRun('lost-list.transactions-not-accounted', { open })}
        </span>
      </h2>
      <ScrollArea label={sayRun('lost-list.transactions-dropped-blocks')} tall>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{sayRun('lost-list.transaction')}</th>
              <th scope="col">{sayRun('lost-list.what-became')}</th>
              <th scope="col">{sayRun('lost-list.sender')}</th>
              <th scope="col">{sayRun('lost-list.nonce')}</th>
            </tr>
          </thead>
          <tbody>
            {lost.map(({ hash, says, sender, nonce, detail, isAccounted }) => (
              <tr key={hash}>
                <td>
                  <HexText value={hash} what={sayRun('lost-list.transactions-hash')} />
                </td>
                <td>
                  <span className={isAccounted ? '' : 'font-medium'}>{says}</span>
                  {detail === null ? null : (
                    <span className="block min-w-[180px] break-words text-small text-ink2">
                      <HexInText text={detail} />
                    </span>
                  )}
                </td>
                <td>{sender === null ? <Unknown /> : <HexText value={sender} what={sayRun('lost-list.sender-2')} copy={false} />}</td>
                <td>{nonce ?? <Unknown />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </section>
  );
}
