'use client';

import { PageFault } from '@/components/shell/page-fault';

export default function PageError(props: { readonly error: Error & { digest?: string }; readonly reset: () => void }) {
  return (
    <main className="mx-auto max-w-[640px] px-4">
      <PageFault {...props} />
    </main>
  );
}
