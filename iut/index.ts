/** The public face of this folder. */
export { UsageError, type UsageCode } from './errors';
export { loadIut, REFERENCE_DESCRIPTION } from './description/load';
export { effectiveCapabilities, type CertificateReference, type DriverDescription, type IutDescription, type KnownFailing } from './description/model';
export { ConfigError, describeProblem, type ConfigProblem } from './description/problem';
export { readFeatures, type FeatureProblem, type FeatureScenario } from './plan/features';
export { lintFeatures, type RequirementNames } from './plan/lint';
export { describeFeatureProblem, makePlan, unknownTags, type PlanInput } from './plan/plan';
export { connectDriver, type ConnectOptions } from './drivers/connect';
