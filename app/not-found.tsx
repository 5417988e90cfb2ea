import { NotHere } from '@/components/shell/not-here';

export default function NotFound() {
  return (
    <main className="mx-auto max-w-[640px] px-4">
      <NotHere />
    </main>
  );
}
