import { NothingHere } from '@/components/shell/nothing-here';

export default function NotFound() {
  return (
    <main className="mx-auto max-w-[640px] px-4">
      <NothingHere />
    </main>
  );
}
