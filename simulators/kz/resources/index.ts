/** Visitors of a customs authority's information resources, and what is judged of how it keeps them. */
export { given, judgeCollected, judgeComposition, judgeDenied, judgeGiven, judgeKind, judgeLogged, judgeProbe, shownAnswer } from './judge';
export { PROBES } from './probes';
export { createVisitor, type Answer, type Visit, type Visitor } from './visitor';
