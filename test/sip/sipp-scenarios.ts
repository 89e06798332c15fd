/** What a caller expects, and does once the call is there. */
export interface Caller {
  /** Final code of the INVITE. */
  readonly expects: number;
  /** Sent within the call: its Refer-To, and the final code it expects. */
  readonly refer?: { readonly to: string; readonly expects: number };
  /** The call goes on until it is told to end it, by {@link Proxy.release}. */
  readonly holds?: true;
}

const SDP = `v=0
o=- 1 1 IN IP4 127.0.0.1
s=-
c=IN IP4 127.0.0.1
t=0 0
m=audio 40000 RTP/AVP 0`;

const scenario = (name: string, steps: readonly string[]): string =>
  `<?xml version="1.0" encoding="ISO-8859-1" ?>\n<scenario name="${name}">\n${steps.join('\n')}\n</scenario>\n`;
const send = (lines: string, attributes = ''): string =>
  `<send${attributes}><![CDATA[\n\n${lines}\n\n]]></send>`;
const answer = (code: string, more = ''): string =>
  send(`SIP/2.0 ${code}
[last_Via:]
[last_From:]
[last_To:];tag=[pid]S[call_number]
[last_Call-ID:]
[last_CSeq:]
[last_Record-Route:]
${more}Content-Length: 0`);

/** A WhatsApp user's call: field0 is the Request-URI, field1 the number that is called. */
export function callerScenario({ expects, refer, holds }: Caller): string {
  const dialog = (method: string, cseq: number, more = ''): string => `${method} [next_url] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: <sip:819011110001@[local_ip]:[local_port]>;tag=[pid]T[call_number]
To: <sip:[field1]@[remote_ip]>[peer_tag_param]
[routes]
Call-ID: [call_id]
CSeq: ${cseq} ${method}
Contact: <sip:wa@[local_ip]:[local_port]>
Max-Forwards: 70
${more}Content-Length: 0`;
  const steps = [
    send(
      `INVITE [field0] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: <sip:819011110001@[local_ip]:[local_port]>;tag=[pid]T[call_number]
To: <sip:[field1]@[remote_ip]>
Call-ID: [call_id]
CSeq: 1 INVITE
Contact: <sip:wa@[local_ip]:[local_port]>
X-Client-Channel: WHATSAPP
Max-Forwards: 70
Content-Type: application/sdp
Content-Length: [len]

${SDP}`,
      ' retrans="500"',
    ),
    '<recv response="100" optional="true"></recv>',
    '<recv response="180" optional="true"></recv>',
    `<recv response="${expects}"${expects === 200 ? ' rrs="true"' : ''}></recv>`,
  ];
  if (expects !== 200) {
    return scenario(`expects ${expects}`, [
      ...steps,
      send(`ACK [field0] SIP/2.0
[last_Via:]
From: <sip:819011110001@[local_ip]:[local_port]>;tag=[pid]T[call_number]
[last_To:]
Call-ID: [call_id]
CSeq: 1 ACK
Max-Forwards: 70
Content-Length: 0`),
    ]);
  }
  steps.push(send(dialog('ACK', 1)));
  if (refer !== undefined) {
    steps.push(
      send(dialog('REFER', 2, `Refer-To: <${refer.to}>\n`), ' retrans="500"'),
      '<recv response="100" optional="true"></recv>',
      `<recv response="${refer.expects}"></recv>`,
    );
  }
  if (holds === true) steps.push('<recv request="MESSAGE" timeout="110000"></recv>');
  steps.push(send(dialog('BYE', 3), ' retrans="500"'), '<recv response="200"></recv>');
  return scenario('expects 200', steps);
}

/** Many users' calls, each by another, with the time from INVITE to final answer. */
export function callsScenario(expects: number): string {
  return callerScenario({ expects })
    .replaceAll('sip:819011110001@', 'sip:8190100[call_number]@')
    .replace('<send retrans="500">', '<send retrans="500" start_rtd="1">')
    .replace(`<recv response="${expects}"`, `<recv response="${expects}" rtd="1"`);
}

/** Somebody who picks up; `takesRefer`: and is asked to transfer before the call ends. */
export function agentScenario(takesRefer: boolean): string {
  return scenario('agent', [
    '<recv request="INVITE"></recv>',
    answer('180 Ringing', 'Contact: <sip:agent@[local_ip]:[local_port]>\n'),
    send(
      `SIP/2.0 200 OK
[last_Via:]
[last_From:]
[last_To:];tag=[pid]S[call_number]
[last_Call-ID:]
[last_CSeq:]
[last_Record-Route:]
Contact: <sip:agent@[local_ip]:[local_port]>
Content-Type: application/sdp
Content-Length: [len]

${SDP}`,
      ' retrans="500"',
    ),
    '<recv request="ACK"></recv>',
    ...(takesRefer ? ['<recv request="REFER"></recv>', answerInDialog('202 Accepted')] : []),
    '<recv request="BYE"></recv>',
    answerInDialog('200 OK'),
  ]);
}

/** A far side that answers a code, with a Contact where it forwards. */
export function refusingScenario(code: string, contact?: string): string {
  return scenario(code, [
    '<recv request="INVITE"></recv>',
    answer(code, contact === undefined ? '' : `Contact: <${contact}>\n`),
    '<recv request="ACK"></recv>',
  ]);
}

function answerInDialog(code: string): string {
  return send(`SIP/2.0 ${code}
[last_Via:]
[last_From:]
[last_To:]
[last_Call-ID:]
[last_CSeq:]
Contact: <sip:agent@[local_ip]:[local_port]>
Content-Length: 0`);
}
