/** Gate: every planted fault must be caught; that nothing else is blamed is proven for the share whose turn it is. */
import type { MatrixDocument } from '../faults/matrix';
import { countCommand } from './command';

countCommand(['faults', '--quiet', '--exact', 'auto'], 'faults', 'matrix.json', (document) => {
  const { rows, summary } = document as MatrixDocument;
  const killed = rows.filter((row) => row.killed).length;
  return { passed: killed, failed: rows.length - killed, note: summary };
});
