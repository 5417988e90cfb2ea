import { openDisplay } from '@/lib/commands/open-display';

export const dynamic = 'force-dynamic';

/** Where proxy.ts sends a page of the wall whose address holds a token. */
export { openDisplay as GET };
