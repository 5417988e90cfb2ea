'use client';

import { PageFault } from '@/components/shell/page-fault';

/** Within the network's own pages: the others may still work. */
export default function NetworkPageError(props: { readonly error: Error & { digest?: string }; readonly reset: () => void }) {
  return <PageFault {...props} />;
}
