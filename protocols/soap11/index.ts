/** SOAP 1.1, as much of it as a direct service over HTTP needs. */
export { envelope, faultEnvelope, openEnvelope, SOAP11_MEDIA_TYPE, SOAP11_NAMESPACE, type Fault, type FaultCode, type Opened } from './envelope';
