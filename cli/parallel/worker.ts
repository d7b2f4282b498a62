/** A process that runs a share of a run. */
import { work } from '../crew/worker';
import { processIo } from '../io';
import { commandServices } from '../run/services';
import { runShare, type ShareOfRun } from './share-of-run';

work(async (piece: ShareOfRun) => runShare(await commandServices(() => undefined), piece, processIo()));
