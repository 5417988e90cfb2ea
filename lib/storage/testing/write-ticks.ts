import { openSqliteStore } from '../sqlite-store';
import { tickOf } from './tick';

// Writes ticks from number `first` on until it is killed; prints the number of each once it is acknowledged.
const [path = '', first = '0'] = process.argv.slice(2);
const store = await openSqliteStore({ path });
await store.openNetwork('main', 'Main');
for (let nr = Number(first); ; nr += 1) {
  await store.record('main', tickOf(nr));
  process.stdout.write(`${nr}\n`);
}
