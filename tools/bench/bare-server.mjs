// The least an HTTP server can do with the same question: read it, and answer with as many bytes as a decision has.
import fastify from 'fastify';

const app = fastify();
const answer = { effect: 'permit', reasons: [], text: 'x'.repeat(1_000) };
app.post('/v1/decisions', (request, reply) => {
  reply.send({ ...answer, attemptId: request.body.attemptId });
});
await app.listen({ port: Number(process.env.RINGFENCE_PORT), host: '127.0.0.1' });
console.log('ready at the port asked for');
process.on('SIGTERM', () => app.close().then(() => process.exit(0)));
