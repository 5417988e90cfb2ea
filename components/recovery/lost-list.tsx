import { countOf } from '@/components/format/number';
import { HexText } from '@/components/marks/hex';
import { HexInText } from '@/components/marks/hex-in-text';
import { ScrollArea } from '@/components/marks/scroll-area';
import { Unknown } from '@/components/marks/unknown';
import type { LostTransactionView } from '@/lib/views/recovery-types';

/** Transactions of the dropped blocks, each with what became of it. */
export function LostList({ lost }: { readonly lost: readonly LostTransactionView[] }) {
  const open = lost.filter(({ isAccounted }) => !isAccounted).length;
  return (
    <section aria-labelledby="lost" className="card">
      <h2 id="lost" className="card-title">
        Transactions of the dropped blocks
        <span className="card-note">
          {open === 0 ? `all ${lost.length} accounted for` : `${countOf(open, 'transaction')} not accounted for`}
        </span>
      </h2>
      <ScrollArea label="Transactions of the dropped blocks" tall>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Transaction</th>
              <th scope="col">What became of it</th>
              <th scope="col">Sender</th>
              <th scope="col">Nonce</th>
            </tr>
          </thead>
          <tbody>
            {lost.map(({ hash, says, sender, nonce, detail, isAccounted }) => (
              <tr key={hash}>
                <td>
                  <HexText value={hash} what="the transaction's hash" />
                </td>
                <td>
                  <span className={isAccounted ? '' : 'font-medium'}>{says}</span>
                  {detail === null ? null : (
                    <span className="block min-w-[180px] break-words text-small text-ink2">
                      <HexInText text={detail} />
                    </span>
                  )}
                </td>
                <td>{sender === null ? <Unknown /> : <HexText value={sender} what="the sender" copy={false} />}</td>
                <td>{nonce ?? <Unknown />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </section>
  );
}
