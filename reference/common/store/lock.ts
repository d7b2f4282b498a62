import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { StoreError } from './store';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives, and is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/**
 * Takes a folder for this process, by a file with its number. That of a process which was killed is taken over.
 * @returns gives it back
 * @throws StoreError while another process has it
 */
export function lock(file: string): () => void {
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw new StoreError(`${file} cannot be written: ${(error as Error).message}`);
    }
    const owner = Number(readFileSync(file, 'utf8'));
    if (owner > 0 && isAlive(owner)) throw new StoreError(`${file}: process ${owner} works with this store; end it first (or remove the file, if that is another program)`);
    rmSync(file, { force: true });
  }
}
