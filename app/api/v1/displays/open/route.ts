import { openDisplay } from '@/lib/commands/open-display';

export const dynamic = 'force-dynamic';

/** Where next.config.js leads a page of the wall whose address holds a token. */
export { openDisplay as GET };
