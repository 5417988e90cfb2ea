import { openSqliteStore } from '../sqlite-store';
import { incidentTick } from './incident-samples';

// Opens and ends incidents from number `first` on until it is killed; prints the number of each tick once it is acknowledged.
const [path = '', first = '0'] = process.argv.slice(2);
const store = await openSqliteStore({ path });
await store.openNetwork('main', 'Main');
for (let nr = Number(first); ; nr += 1) {
  await store.record('main', incidentTick(nr));
  process.stdout.write(`${nr}\n`);
}
