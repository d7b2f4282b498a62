import type { IutDescription } from '../description/model';
import { checkCertificates } from './certificates';
import { checkConfiguration } from './configuration';
import { checkDriver } from './driver';
import { fine, wrong, type DoctorOptions, type Finding } from './model';
import { checkNetwork } from './network';
import { checkTls } from './tls';

/** Oldest Node.js that the harness runs on (package.json, engines). */
const NODE_AT_LEAST = [20, 19] as const;

/**
 * Looks at everything that can spoil a run before the run: configuration, certificates, network, TLS both ways, clocks,
 * tools. Sends one empty GET to each endpoint of the IUT and nothing else. A finding is never a verdict on the IUT.
 */
export async function doctor(description: IutDescription, options: DoctorOptions): Promise<Finding[]> {
  const network = await checkNetwork(description, options);
  const reachable = (key: string): boolean => network.some((finding) => finding.key === key && finding.ok);
  return [
    ...checkConfiguration(description, options),
    ...checkDriver(description.driver, options.env),
    ...(await checkCertificates(description, options)),
    ...network,
    ...(await checkTls(description, reachable, options)),
    ...checkTools(options),
  ];
}

function checkTools({ nodeVersion, java }: DoctorOptions): Finding[] {
  const [major = 0, minor = 0] = nodeVersion.replace(/^v/, '').split('.').map(Number);
  const enough = major > NODE_AT_LEAST[0] || (major === NODE_AT_LEAST[0] && minor >= NODE_AT_LEAST[1]);
  return [
    enough ? fine('tool', 'node', `Node.js ${nodeVersion}`) : wrong('tool', 'node', `Node.js ${nodeVersion} is too old`, `install Node.js ${NODE_AT_LEAST.join('.')} or later`),
    java === undefined
      ? wrong('tool', 'java', 'no Java was found: the Allure page cannot be made (every other report can)', 'install a Java 17 runtime, or set JAVA_HOME')
      : fine('tool', 'java', `Java for the Allure page: ${java}`),
  ];
}
