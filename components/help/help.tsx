import { HelpItems } from '@/components/help/help-items';
import type { HelpView } from '@/lib/views/help/help-view';
import { sayHelp } from '@/lib/views/words/help';

/** All that the product explains of itself, with a way to each part. */
export function Help({ view }: { readonly view: HelpView }) {
  return (
    <>
      <h1 className="font-semibold text-heading tracking-tight">{sayHelp('title')}</h1>
      <p className="mt-1 mb-5 max-w-[76ch] text-ink2">{sayHelp('lead')}</p>
      <div className="grid gap-x-8 gap-y-5 min-[1100px]:grid-cols-[minmax(0,1fr)_230px]">
        <nav
          aria-label={sayHelp('contents')}
          className="text-small min-[1100px]:sticky min-[1100px]:top-5 min-[1100px]:order-last min-[1100px]:max-h-[calc(100dvh-40px)] min-[1100px]:self-start min-[1100px]:overflow-y-auto print:hidden"
        >
          {view.sections.map(({ id, items }) => (
            <details key={id} open className="mb-3">
              <summary className="mb-1 font-semibold">{sayHelp(id)}</summary>
              <ul className="flex flex-wrap gap-x-4 gap-y-0.5 min-[1100px]:grid">
                {items.map(({ anchor, title }) => (
                  <li key={anchor} className="min-w-0">
                    <a href={`#${anchor}`} className="inline-block py-0.5 text-ink2 hover:text-ink hover:underline">
                      {title}
                    </a>
                  </li>
                ))}
              </ul>
            </details>
          ))}
          <a href="#glossary" className="font-semibold hover:underline">
            {sayHelp('terms')}
          </a>
        </nav>
        <div className="min-w-0">
          {view.sections.map(({ id, items }) => (
            <HelpItems key={id} section={id} items={items} />
          ))}
          <section aria-labelledby="glossary" className="card mb-4">
            <h2 id="glossary" className="mb-1 scroll-mt-4 font-semibold text-title">
              {sayHelp('terms')}
            </h2>
            <p className="mb-3 text-ink2">{sayHelp('terms.note')}</p>
            <dl className="grid gap-x-6 gap-y-2.5 min-[700px]:grid-cols-[170px_minmax(0,1fr)]">
              {view.terms.map(({ anchor, term, says, also }) => (
                <div key={anchor} id={anchor} className="contents">
                  <dt className="scroll-mt-4 font-medium">{term}</dt>
                  <dd className="text-ink2 max-[699px]:mb-1.5">
                    {says} {also.length === 0 ? null : <span className="text-ink3">({sayHelp('also', { names: also.join(', ') })})</span>}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        </div>
      </div>
    </>
  );
}
