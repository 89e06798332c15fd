/** A question a machine can send to this server, ready for a shell. */
export function sampleQuestion(origin: string): string {
  return `curl ${origin}/v1/decisions \\
  -H "Authorization: Bearer $RINGFENCE_MACHINE_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{
    "attemptId": "first-question",
    "action": "connect",
    "initiator": "user",
    "businessNumber": "+81311110001",
    "user": { "waId": "819011110001" },
    "legs": [{ "id": "a", "role": "origin",
      "endpoint": { "kind": "whatsapp", "address": "+819011110001" } }],
    "target": { "kind": "webrtc", "id": "web-app" }
  }'`;
}
