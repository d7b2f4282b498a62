import { DEFAULT_PKI_DIR, openPki, type Pki } from '../../certs/pki';
import { RandomIds, type IdSource } from '../../protocols/time/ids';
import { WallClock, type Clock } from '../../protocols/time/clock';
import { loadCatalogue, type Catalogue } from '../../requirements/catalogue/catalogue';

/** What every command that runs scenarios needs: real clocks, real randomness, the PKI, the catalogue. */
export interface CommandServices {
  catalogue: Catalogue;
  pki: Pki;
  wall: Clock;
  ids: IdSource;
  monotonic: () => number;
}

export async function commandServices(onProgress: (line: string) => void): Promise<CommandServices> {
  const wall = new WallClock();
  const ids = new RandomIds();
  const catalogue = loadCatalogue();
  const pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: wall, ids, onProgress });
  return { catalogue, pki, wall, ids, monotonic: () => performance.now() };
}
