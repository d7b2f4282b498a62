/** Both sides of a gateway under test, played by the harness. */
export { startNeighbours, type Neighbours } from './start';
