/** AMQP 1.0 over mutual TLS: messages put onto queues and taken from them, in the words of the HTTP profile. */
export { createQueueBinding, MAX_QUEUE_MESSAGE_BYTES, type QueueBinding, type QueueDoor, type QueuePost, type ServedQueue } from './binding';
export { isQueue, placeOf, queueUrl, type QueuePlace } from './place';
