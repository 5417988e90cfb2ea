import type { HelpItem, HelpSectionId } from '@/lib/views/help/help-view';
import { sayHelp } from '@/lib/views/words/help';

type Props = { readonly section: HelpSectionId; readonly items: readonly HelpItem[] };

/** The entries of one part of the help: what each means, what to do, and the sentences it is told in. */
export function HelpItems({ section, items }: Props) {
  const id = `help-${section}`;
  return (
    <section aria-labelledby={id} className="card mb-4">
      <h2 id={id} className="font-semibold text-title">
        {sayHelp(section)}
      </h2>
      <p className="mb-1 text-ink2">{sayHelp(`${section}.note`)}</p>
      {items.map((item) => (
        <Entry key={item.anchor} item={item} />
      ))}
    </section>
  );
}

function Entry({ item: { anchor, title, means, todo, sentences } }: { readonly item: HelpItem }) {
  return (
    <section aria-labelledby={anchor} className="border-line border-t py-4 last:pb-0">
      <h3 id={anchor} tabIndex={-1} className="scroll-mt-4 font-semibold outline-none target:underline target:underline-offset-4">
        {title}
      </h3>
      <p className="mt-1 max-w-[76ch]">{means}</p>
      <h4 className="mt-2 text-small text-ink3">{sayHelp('todo')}</h4>
      <ol className="plain-list mt-0.5 grid max-w-[76ch] gap-1">
        {todo.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <details className="mt-2 print:hidden">
        <summary className="w-fit text-small text-ink2 hover:text-ink">{sayHelp('sentences', { count: sentences.length })}</summary>
        <ul className="mt-1.5 grid max-w-[84ch] gap-1.5 border-line border-l pl-3 text-small text-ink2">
          {sentences.map((sentence) => (
            <li key={sentence}>
              <Sentence template={sentence} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** A template with its {holes} set apart from the words around them. */
function Sentence({ template }: { readonly template: string }) {
  return template.split(/\{(\w+)\}/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // A template never changes its order.
      // biome-ignore lint/suspicious/noArrayIndexKey: fixed order
      <i key={index} className="text-ink3">
        {part}
      </i>
    ),
  );
}
