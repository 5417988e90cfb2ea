/**
 * Names the optional packages a lock asks for without an entry: `npm ci` refuses such a lock, and users of other systems lack their binary.
 * @param {{packages: Record<string, {optionalDependencies?: Record<string, string>}>}} lock package-lock.json
 * @returns {string[]} name@version, sorted
 */
export function missingOptionalPackages(lock) {
  const missing = new Set();
  for (const [at, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!isFoundFrom(lock.packages, at, name)) missing.add(`${name}@${version}`);
    }
  }
  return [...missing].sort();
}

/** Looks the way Node does: beside the package, then in every folder above it. */
function isFoundFrom(packages, at, name) {
  for (let place = at; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
    if (packages[`${place === '' ? '' : `${place}/`}node_modules/${name}`] !== undefined) return true;
    if (place === '') return false;
  }
}
