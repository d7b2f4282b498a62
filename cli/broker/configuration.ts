import { readCertificate } from '../../protocols/certificate';
import type { Pki } from '../../certs/pki';
import type { IdentityName } from '../../certs/identities';
import { MAX_QUEUE_MESSAGE_BYTES } from '../../protocols/amqp';

/** Those who take part in the exchange over queues; the broker knows each by the common name of its certificate. */
const PARTIES: readonly IdentityName[] = ['gateway.tls', 'authorised-body.tls', 'national-gateway.tls', 'third-country.tls'];
/** Queues that nobody has used for so long are removed: each run makes its own. */
const UNUSED_MS = 3_600_000;

/** Ports on the loopback interface: for AMQP, for Erlang's port mapper, and for its distribution, which RabbitMQ cannot do without. */
export interface BrokerPorts {
  amqps: number;
  epmd: number;
  distribution: number;
}

const commonName = (pki: Pki, name: IdentityName): string => readCertificate(pki.identity(name).certPem).toLegacyObject().subject.CN;

/** Files of a RabbitMQ of ours by name: AMQP 1.0 over mutual TLS and nothing else, users by certificate alone. */
export function brokerFiles(pki: Pki, folder: string, ports: BrokerPorts): Record<string, string> {
  // The channels between segments are the Commission's to provide (Decision 124, items 27-29), and so is the broker.
  const { files } = pki.identity('gateway.tls');
  const users = PARTIES.map((name) => commonName(pki, name));
  return {
    'rabbitmq.conf': [
      'listeners.tcp = none', `listeners.ssl.1 = 127.0.0.1:${ports.amqps}`,
      `ssl_options.cacertfile = ${pki.authorityFiles('tls').root}`, `ssl_options.certfile = ${files.chain}`, `ssl_options.keyfile = ${files.key}`,
      'ssl_options.verify = verify_peer', 'ssl_options.fail_if_no_peer_cert = true', 'ssl_options.depth = 3',
      'ssl_options.versions.1 = tlsv1.3', 'ssl_options.versions.2 = tlsv1.2',
      'auth_mechanisms.1 = EXTERNAL', 'ssl_cert_login_from = common_name',
      `max_message_size = ${MAX_QUEUE_MESSAGE_BYTES}`, `load_definitions = ${folder}/definitions.json`, 'log.console = true', 'log.file = false', '',
    ].join('\n'),
    'definitions.json': JSON.stringify({
      users: users.map((name) => ({ name, password_hash: '', hashing_algorithm: 'rabbit_password_hashing_sha256', tags: [] })),
      vhosts: [{ name: '/' }],
      permissions: users.map((user) => ({ user, vhost: '/', configure: '.*', write: '.*', read: '.*' })),
      policies: [{ vhost: '/', name: 'unused', pattern: '.*', 'apply-to': 'queues', definition: { expires: UNUSED_MS } }],
    }),
    enabled_plugins: '[rabbitmq_amqp1_0,rabbitmq_auth_mechanism_ssl].\n',
    // Instead of the machine's own /etc/rabbitmq/rabbitmq-env.conf.
    'env.conf': '',
  };
}

/** Environment of the broker: whatever RabbitMQ or Erlang would write lies in `folder`, whatever listens is on the loopback interface. */
export function brokerEnvironment(folder: string, ports: BrokerPorts, path: string): Record<string, string> {
  return {
    PATH: path, LANG: 'C.UTF-8', HOME: folder,
    RABBITMQ_CONF_ENV_FILE: `${folder}/env.conf`, RABBITMQ_CONFIG_FILE: `${folder}/rabbitmq.conf`, RABBITMQ_ADVANCED_CONFIG_FILE: `${folder}/none`,
    RABBITMQ_ENABLED_PLUGINS_FILE: `${folder}/enabled_plugins`, RABBITMQ_MNESIA_BASE: `${folder}/data`, RABBITMQ_LOG_BASE: `${folder}/log`,
    RABBITMQ_PID_FILE: `${folder}/pid`, RABBITMQ_NODENAME: 'customs-conformance@localhost',
    ERL_EPMD_ADDRESS: '127.0.0.1', ERL_EPMD_PORT: String(ports.epmd), RABBITMQ_DIST_PORT: String(ports.distribution),
    // An idle Erlang spins, to answer faster; two cores are worth more to the tests.
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1} +S 2:2 +sbwt none +sbwtdcpu none +sbwtdio none',
  };
}
