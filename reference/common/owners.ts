/**
 * Sees to it that each name has one owner: whoever asks for a name that two know would reach only one of them.
 * @param names by owner
 * @throws Error that names both
 */
export function assertOneOwner(names: Readonly<Record<string, readonly string[]>>): void {
  const owners = new Map<string, string>();
  for (const [owner, own] of Object.entries(names)) {
    for (const name of own) {
      const other = owners.get(name);
      if (other !== undefined) throw new Error(other === owner ? `${owner} names "${name}" twice` : `both ${other} and ${owner} know "${name}": one of them must call it otherwise`);
      owners.set(name, owner);
    }
  }
}
