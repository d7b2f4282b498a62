import type { MessageStructure, Node } from '../structures/model';

/** A step of a path in XPath: a local name and, where siblings share it, a position. */
const STEP = /^([^[]*)(\[\d+\])?$/;

/**
 * The same place in business names, for a reader who knows no XML names:
 * `/IE3F10/consignmentMasterLevel/consignmentHouseLevel[2]` is `IE3F10/Consignment (Master level)/Consignment (House level)[2]`.
 * What the table does not know keeps its XML name.
 */
export function displayPath({ root }: MessageStructure, path: string): string {
  let node: Node | undefined;
  const steps = path.split('/').slice(1).map((step, depth) => {
    const [, name = step, position = ''] = STEP.exec(step) ?? [];
    if (depth === 0) node = root.name === name ? root : undefined;
    else node = node?.kind === 'group' ? node.children.find((child) => child.name === name) : undefined;
    return `${node?.label ?? name}${position}`;
  });
  return steps.join('/');
}
