/**
 * Says whether what npm wrote down as installed is what the lock asks for.
 * @param {{packages: Record<string, any>}} lock package-lock.json
 * @param {{packages: Record<string, any>} | null} installed node_modules/.package-lock.json, null when there is none
 * @returns {string | null} why an install is needed, null when none is
 */
export function whyInstall(lock, installed) {
  if (installed === null) return 'nothing is installed yet';
  for (const [at, wanted] of Object.entries(lock.packages)) {
    if (at === '' || wanted.link) continue;
    const found = installed.packages[at];
    if (found === undefined && wanted.optional) continue;
    if (found === undefined) return `${at} is not installed`;
    if (found.version !== wanted.version) return `${at} is ${found.version}, wanted is ${wanted.version}`;
  }
  for (const at of Object.keys(installed.packages)) {
    if (lock.packages[at] === undefined) return `${at} is installed but no longer wanted`;
  }
  return null;
}
