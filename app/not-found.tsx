export default function NotFound() {
  return (
    <main className="mx-auto max-w-[640px] px-4 py-16">
      <h1 className="font-semibold text-heading tracking-tight">There is no such page</h1>
      <p className="mt-2 text-ink2">
        No network, height, incident or recovery of this name is known here. Networks are named in quorumwatch.yaml; heights and incidents
        are whole numbers.
      </p>
      <p className="mt-5">
        {/* A plain link: this page is sent along with every other, and the router's link weighs 3 kB on walls that have none. */}
        <a href="/" className="link font-medium">
          All networks
        </a>
      </p>
    </main>
  );
}
