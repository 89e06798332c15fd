export interface paths {
  '/v1/decisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Search decisions, newest first
     * @description For: person.
     */
    get: {
      parameters: {
        query?: {
          from?: string;
          to?: string;
          effect?: string;
          scenario?: string;
          reason?: string;
          subject?: string;
          number?: string;
          version?: string;
          after?: string;
          limit?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['DecisionPage'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    /**
     * Decide one call attempt
     * @description For: machine `decide`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['CallAttempt'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Decision'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/decisions/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Follow decisions as they are recorded
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'text/event-stream': components['schemas']['DecisionSummary'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/decisions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One decision with evidence, facts and trace
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ExplainedDecision'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/decisions/{id}/why-not': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The smallest changes under which a denied call would be permitted
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['WhyNot'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bench/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask a policy; nothing is recorded
     * @description For: person, machine `bench`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['BenchRun'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['BenchAnswers'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/drafts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Drafts, newest first
     * @description For: person.
     */
    get: {
      parameters: {
        query?: {
          state?: string;
          after?: string;
          limit?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['DraftPage'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    /**
     * Begin a draft from a version
     * @description For: author.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['NewDraft'];
        };
      };
      responses: {
        /** @description The answer */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Draft'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/drafts/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One draft with its text
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Draft'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    /**
     * Keep a text as it is; a stale revision is 409 with the draft as it is stored by now
     * @description For: author.
     */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['DraftText'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Draft'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    post?: never;
    /**
     * Put a draft aside for good
     * @description For: author.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/drafts/{id}/submit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Freeze the text as a version and ask for its review
     * @description For: author.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['OptionalReason'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Submitted'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/drafts/{id}/withdraw': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a draft back from its review
     * @description For: author.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['OptionalReason'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Draft'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/drafts/{id}/approve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Approve the bytes that were read; nobody who had a hand in them may
     * @description For: approver.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['Verdict'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Draft'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/drafts/{id}/reject': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a draft back to its authors
     * @description For: approver.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['Verdict'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Draft'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/drafts/{id}/comments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What was said of a draft
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Comments'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    /**
     * Say something about a draft, or about one place in it
     * @description For: person.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['NewComment'];
        };
      };
      responses: {
        /** @description The answer */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Comment'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/drafts/{id}/checks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every gate between the draft and being live; one that is running has its answer later
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['DraftChecks'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/drafts/{id}/proofs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What is proved of a draft, refuted with a call, or unknown, and what it changes
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PolicyProofs'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/drafts/{id}/proof-overrides': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign for a property that is not proved; it counts once another person signs the same
     * @description For: author, approver.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['NewProofOverride'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PolicyProofs'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/versions/{digest}/proofs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What is proved of a version, and what it changes
     * @description For: person.
     */
    get: {
      parameters: {
        query?: {
          against?: string;
        };
        header?: never;
        path: {
          digest: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PolicyProofs'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/proof-certificates/{digest}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The certificate that a policy went live with, as the bytes its digest covers
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          digest: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ProofCertificate'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/drafts/{id}/cases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Put a case into a suite of a draft, or make one of a recorded decision, without its people
     * @description For: author.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['NewCase'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Draft'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/drafts/{id}/rebase': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Measure a draft against the version that is live now
     * @description For: author.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['RebasedDraft'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Draft'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/drafts/{id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Follow the changes of a draft
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'text/event-stream': components['schemas']['DraftChanged'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/drafts/{id}/suite-runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Run all cases of a draft; closing the connection ends the run
     * @description For: person.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['SuiteRun'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/x-ndjson': components['schemas']['SuiteRunLine'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/drafts/{id}/impacts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Replay recorded decisions under a draft; closing the connection ends it
     * @description For: person.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['ImpactQuestion'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/x-ndjson': components['schemas']['ImpactLine'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/versions/{a}/diff/{b}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What differs between two versions, by number or digest; the second may be a draft, `draft:<id>`
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          a: string;
          b: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PolicyDiff'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/overview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How calls went
     * @description For: person.
     */
    get: {
      parameters: {
        query?: {
          window?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Overview'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/policy': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The live policy
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['LivePolicy'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All versions of the policy
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PolicyVersions'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/versions/{digest}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One version of the policy
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          digest: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PolicyVersion'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/directory': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Numbers, endpoints and routes
     * @description For: person, machine `directory`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Directory'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/configuration-audits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Look for doors to the phone network in exported configuration and payloads; nothing is recorded
     * @description For: person, machine `directory`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['ConfigurationAudit'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ConfigurationAuditResult'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/directory/evidence': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What is known now, to fill in the bench
     * @description For: person.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['EvidenceQuestion'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['EvidenceAnswer'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/directory/business-numbers/{e164}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Set a business number
     * @description For: admin, machine `directory`.
     */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          e164: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['BusinessNumber'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['BusinessNumber'];
          };
        };
        /** @description The answer while something is waited for */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Proposed'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    post?: never;
    /**
     * Take a business number away; its calls are denied from then on
     * @description For: admin, machine `directory`.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          e164: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/directory/endpoints/{kind}/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Set what is known of an endpoint
     * @description For: admin, machine `directory`.
     */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          kind: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['EndpointEvidence'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['EndpointEvidence'];
          };
        };
        /** @description The answer while something is waited for */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Proposed'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    post?: never;
    /**
     * Take an endpoint away; calls over it are denied from then on
     * @description For: admin, machine `directory`.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          kind: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/directory/routes/{platform}/{routeId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Set where a route leads
     * @description For: admin, machine `directory`.
     */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          platform: string;
          routeId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['Route'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Route'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    post?: never;
    /**
     * Take a route away; its calls are denied from then on
     * @description For: admin, machine `directory`.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          platform: string;
          routeId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/directory/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The directory as a file: JSON, one table (CSV), or an archive of the three tables
     * @description For: person, machine `directory`.
     */
    get: {
      parameters: {
        query?: {
          format?: string;
          list?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['DirectoryFile'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/directory/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Look at what a file would change, or put it in whole; what may loosen waits for a second person
     * @description For: admin, machine `directory`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['DirectoryImport'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Imported'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/promotions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What was live when, and what waits
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Promotions'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    /**
     * Put approved bytes live, now or at an instant
     * @description For: approver.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['Promote'];
        };
      };
      responses: {
        /** @description The answer */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Promoted'];
          };
        };
        /** @description The answer while something is waited for */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ScheduledPromotion'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/promotions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Cancel a promotion that waits
     * @description For: approver.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rollbacks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Put the version live again that was live just before
     * @description For: approver.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['RollBack'];
        };
      };
      responses: {
        /** @description The answer */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Promoted'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/kill-switches': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Kill switches that stand now
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['KillSwitches'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    /**
     * Stop calls at once; it ends by itself after 24 hours
     * @description For: approver, operator, admin.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['NewKillSwitch'];
        };
      };
      responses: {
        /** @description The answer */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['KillSwitch'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/kill-switches/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Let calls through again
     * @description For: approver.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['Reason'];
        };
      };
      responses: {
        /** @description Done */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/permissions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who may be called, the newest change first; those that end, the next to end first
     * @description For: person.
     */
    get: {
      parameters: {
        query?: {
          businessNumber?: string;
          state?: string;
          after?: string;
          limit?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PermissionPage'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/permissions/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Find a user, with the permission for every business number that knows them
     * @description For: person.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['FindPermissions'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['FoundPermissions'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/permissions/{businessNumber}/{user}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One permission with its counts, limits and history, and whether a call would be permitted now
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          businessNumber: string;
          user: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ShownPermission'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/permission-requests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask a user for the permission to call, through the platform of the number; once per `Idempotency-Key`
     * @description For: operator, admin, machine `request`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['NewPermissionRequest'];
        };
      };
      responses: {
        /** @description The answer */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PermissionRequest'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/permission-requests/possible': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Whether a user can be asked now, and if not, why and until when
     * @description For: person, machine `request`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['RequestQuestion'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['RequestPossibility'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/permission-requests/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How far a request for permission is
     * @description For: person, machine `request`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PermissionRequest'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subjects/references': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * References that stand for a person or a number, to search by
     * @description For: person.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['FindReferences'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['FoundReferences'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subjects/erasures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Erase a person for good: the keys to what is kept of them
     * @description For: admin.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['EraseSubject'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Erasure'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/entries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Search the ledger, newest first
     * @description For: person.
     */
    get: {
      parameters: {
        query?: {
          from?: string;
          to?: string;
          kind?: string;
          action?: string;
          actor?: string;
          object?: string;
          after?: string;
          limit?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AuditPage'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/entries/{index}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One entry with what proves it: a receipt
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          index: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AuditReceipt'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/checkpoint': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The newest signed checkpoint, or that of a size
     * @description For: person.
     */
    get: {
      parameters: {
        query?: {
          size?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['LedgerCheckpoint'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/proof/inclusion': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * That an entry is in the ledger
     * @description For: person.
     */
    get: {
      parameters: {
        query?: {
          index?: string;
          size?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['InclusionProof'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/proof/consistency': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * That the ledger only grew between two sizes
     * @description For: person.
     */
    get: {
      parameters: {
        query?: {
          from?: string;
          to?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ConsistencyProof'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A part of the ledger as an archive of plain files, for the offline verifier
     * @description For: person.
     */
    get: {
      parameters: {
        query?: {
          from?: string;
          to?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/live-calls': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Calls under way, with all their legs
     * @description For: person.
     */
    get: {
      parameters: {
        query?: {
          businessNumber?: string;
          limit?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['LiveCalls'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/live-calls/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Calls as they change, and alarms
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/alarms': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happened and must not have, newest first
     * @description For: person.
     */
    get: {
      parameters: {
        query?: {
          state?: string;
          after?: string;
          limit?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Alarms'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/alarms/{id}/settle': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say what came of an alarm
     * @description For: operator, approver, admin.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['SettledAlarm'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Alarm'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Tell of a call event
     * @description For: machine `events`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['CallEvent'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['EventApplied'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who is signed in
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Session'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    /**
     * Sign in
     * @description For: open.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['SignIn'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Session'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    /**
     * Sign out
     * @description For: person.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/session/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Change the own password
     * @description For: person.
     */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['PasswordChange'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Session'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Sessions that stand
     * @description For: person.
     */
    get: {
      parameters: {
        query?: {
          person?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Sessions'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * End a session
     * @description For: person.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/people': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Everybody there is
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['People'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    /**
     * Invite a person
     * @description For: admin.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['NewPerson'];
        };
      };
      responses: {
        /** @description The answer */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Invited'];
          };
        };
        /** @description The answer while something is waited for */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Invited'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/people/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Change a person
     * @description For: admin.
     */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['PersonChange'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PersonEntry'];
          };
        };
        /** @description The answer while something is waited for */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Proposed'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/people/{id}/invitations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Invite a person anew
     * @description For: admin.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['InvitationAnswer'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/invitations/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Accept an invitation
     * @description For: open.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['Acceptance'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Accepted'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/machine-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All machine keys
     * @description For: admin.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['MachineKeys'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    /**
     * Make a machine key
     * @description For: admin.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['NewMachineKey'];
        };
      };
      responses: {
        /** @description The answer */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['MadeMachineKey'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/machine-keys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Revoke a machine key
     * @description For: admin.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What is set for the whole product
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Settings'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    /**
     * Change the settings
     * @description For: admin.
     */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['SettingsChange'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Settings'];
          };
        };
        /** @description The answer while something is waited for */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Proposed'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/confirmations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Changes that wait for a second person
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Confirmations'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/confirmations/{id}/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Put a change into effect that another proposed
     * @description For: approver or admin, a person.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['ConfirmationAnswer'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Settled'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/confirmations/{id}/refuse': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Refuse a change that waits
     * @description For: approver or admin, a person.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['ConfirmationAnswer'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Settled'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/confirmations/imports/{id}/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Put all that waits of an import into effect, as it was seen
     * @description For: approver or admin, a person.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['ImportAnswer'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['SettledImport'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/confirmations/imports/{id}/refuse': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Refuse all that waits of an import, as it was seen
     * @description For: approver or admin, a person.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['ImportAnswer'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['SettledImport'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/adapters/infobip/call-routing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Infobip Call Routing asks where to connect
     * @description For: machine `decide`, also as BASIC or by signature.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['RoutingRequest'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['RoutingAnswer'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/adapters/infobip/calls-api/commands': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An application asks before it sends a command of the Calls API
     * @description For: machine `decide`, also as BASIC.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['CallsCommand'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AnsweredQuestion'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/adapters/infobip/calls-api/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An application asks before it answers a call or accepts a transfer
     * @description For: machine `decide`, also as BASIC.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['CallsEvent'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AnsweredQuestion'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/adapters/infobip/conversations/outbound-calls': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The agents’ back end asks before it starts a call
     * @description For: machine `decide`, also as BASIC.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['OutboundConversation'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AnsweredQuestion'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/adapters/infobip/ivr': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An IVR scenario asks before it dials
     * @description For: machine `decide`, also as BASIC.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['IvrRequest'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['MenuAnswer'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/adapters/infobip/markup': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Calls Markup Language asks what to do with a call
     * @description For: machine `decide`, also as BASIC.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['MarkupRequest'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['MarkupScript'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/adapters/infobip/moments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A flow asks before it transfers
     * @description For: machine `decide`, also as BASIC.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['MomentsRequest'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['MenuAnswer'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/adapters/sip': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A SIP proxy asks before it relays
     * @description For: machine `decide`, also as BASIC.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['SipQuestion'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['SipAnswer'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/adapters/sip/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A SIP proxy tells what became of a call it relayed
     * @description For: machine `events`, also as BASIC.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['SipEvent'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events/unmatched': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What platforms told and nothing fits, newest first
     * @description For: person.
     */
    get: {
      parameters: {
        query?: {
          platform?: string;
          after?: string;
          limit?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['UnmatchedPage'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integrations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every way in which platforms ask and tell: address, proof, what is missing, and how it goes
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Integrations'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integrations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One of them, with samples told of what the directory holds
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['IntegrationDetail'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integrations/{id}/exchanges': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Its last requests with their answers, without anybody’s number
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Exchanges'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integrations/{id}/tests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What the platform would be answered to a message now; only the test itself is recorded
     * @description For: operator, admin.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['TryIntegration'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['IntegrationTest'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/adapters/infobip/webhooks/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Infobip tells of inbound messages: replies to requests for permission
     * @description For: machine `events`, also as BASIC or by signature.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['InfobipMessages'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/adapters/infobip/webhooks/calls': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Infobip tells of calls, dialogs and conferences of the Calls API
     * @description For: machine `events`, also as BASIC or by signature.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['InfobipCallEvent'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/adapters/meta/calls': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask before a command goes to the Graph API; the answer has the body to send
     * @description For: machine `decide`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['GraphCall'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['GraphAnswer'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/adapters/meta/webhook': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Meta asks whether the address is yours: the challenge goes back for the right token
     * @description For: whoever knows the verify token.
     */
    get: {
      parameters: {
        query?: {
          'hub.mode'?: string;
          'hub.verify_token'?: string;
          'hub.challenge'?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    /**
     * Meta tells of replies, calls, restrictions and settings
     * @description For: whoever signs with the app secret, in `X-Hub-Signature-256`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['MetaWebhook'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/access/v1/evaluation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * AuthZEN: may the subject do this to the resource?
     * @description For: machine `decide`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['AccessEvaluation'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AccessAnswer'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/access/v1/evaluations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * AuthZEN: several questions at once; without any, one
     * @description For: machine `decide`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['AccessEvaluations'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AccessAnswers'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/access/v1/search/subject': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * AuthZEN: who may do this to the resource?
     * @description For: machine `decide`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['SubjectSearch'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AccessFound'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/access/v1/search/resource': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * AuthZEN: to which resources may the subject do this?
     * @description For: machine `decide`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['ResourceSearch'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AccessFound'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/access/v1/search/action': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * AuthZEN: what may the subject do to the resource?
     * @description For: machine `decide`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['ActionSearch'];
        };
      };
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AccessFound'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/access/v1/requests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * AuthZEN: request that a denial be lifted
     * @description For: machine `decide`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['NewAccessRequest'];
        };
      };
      responses: {
        /** @description The answer */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AccessTask'];
          };
        };
        /** @description The answer while something is waited for */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AccessTask'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/access/v1/requests/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * AuthZEN: how far a request is
     * @description For: machine `decide`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AccessTask'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/.well-known/authzen-configuration': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * AuthZEN: where everything is
     * @description For: open.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AuthzenConfiguration'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The process answers
     * @description For: open.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether attempts can be decided now
     * @description For: open.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['HealthReport'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/startup': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether the start is complete
     * @description For: open.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['HealthReport'];
          };
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Prometheus metrics
     * @description For: open.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The answer */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description A problem: do not connect */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Acceptance: {
      token: string;
      password: string;
    };
    Accepted: {
      person: components['schemas']['SignedInPerson'];
    };
    AccessAnswer: {
      decision: boolean;
      context?: {
        [key: string]: unknown;
      } | null;
    };
    AccessAnswers:
      | {
          evaluations: components['schemas']['AccessAnswer'][];
        }
      | components['schemas']['AccessAnswer'];
    AccessEvaluation: {
      subject: {
        type: string;
        id: string;
        properties?: {
          [key: string]: unknown;
        } | null;
      };
      action: {
        name: string;
        properties?: {
          [key: string]: unknown;
        } | null;
      };
      resource: {
        type: string;
        id: string;
        properties?: {
          [key: string]: unknown;
        } | null;
      };
      context?: {
        [key: string]: unknown;
      } | null;
    };
    AccessEvaluations: {
      subject?: {
        [key: string]: unknown;
      } | null;
      action?: {
        [key: string]: unknown;
      } | null;
      resource?: {
        [key: string]: unknown;
      } | null;
      context?: {
        [key: string]: unknown;
      } | null;
      evaluations?: unknown[] | null;
      options?: {
        evaluations_semantic?:
          ('execute_all' | 'deny_on_first_deny' | 'permit_on_first_permit') | null;
      } | null;
    };
    AccessFound: {
      page?: {
        next_token: string;
        count: number;
        total: number;
      };
      results: (
        | {
            type: string;
            id: string;
          }
        | {
            name: string;
          }
      )[];
    };
    AccessTask: {
      task: {
        id: string;
        /** @enum {string} */
        status: 'pending' | 'approved' | 'expired';
        status_endpoint: string;
        /** Format: date-time */
        expires_at: string;
      };
      message?:
        | {
            id: string;
            /** @enum {string} */
            status:
              'sending' | 'sent' | 'unknown' | 'refused' | 'accepted' | 'rejected' | 'expired';
            code?: string;
          }
        | {
            /** @constant */
            status: 'not-sent';
            reasons: (
              | 'requests-off'
              | 'number-unknown'
              | 'user-unknown'
              | 'platform-not-connected'
              | 'platform-cannot-address'
              | 'calling-not-enabled'
              | 'country-unavailable'
              | 'number-paused'
              | 'calls-stopped'
              | 'permission-permanent'
              | 'permission-unknown'
              | 'request-limit'
              | 'platform-limit'
              | 'platform-unknown'
              | 'limits-unknown'
            )[];
            next_at: string | null;
          };
      result?: {
        /** @constant */
        mode: 'reevaluate';
        approval: {
          id: string;
          /** Format: date-time */
          approved_at: string;
          /** Format: date-time */
          approved_until: string;
        };
      };
    };
    ActionSearch: {
      subject: {
        type: string;
        id: string;
        properties?: {
          [key: string]: unknown;
        } | null;
      };
      resource: {
        type: string;
        id: string;
        properties?: {
          [key: string]: unknown;
        } | null;
      };
      context?: {
        [key: string]: unknown;
      } | null;
      page?: {
        token?: string | null;
        limit?: number | null;
      } | null;
    };
    AuditEntry: {
      index: number;
      /** Format: date-time */
      at: string;
      kind: string;
      leafHash: string;
      leaf: {
        [key: string]: unknown;
      };
      actorName: string | null;
    };
    AuditPage: {
      items: components['schemas']['AuditEntry'][];
      next?: string;
      total: number;
    };
    AuditReceipt: {
      index: number;
      /** Format: date-time */
      at: string;
      kind: string;
      leafHash: string;
      leaf: {
        [key: string]: unknown;
      };
      actorName: string | null;
      proof: components['schemas']['InclusionProof'] | null;
    };
    AuthzenConfiguration: {
      policy_decision_point: string;
      access_evaluation_endpoint: string;
      access_evaluations_endpoint: string;
      search_subject_endpoint: string;
      search_resource_endpoint: string;
      search_action_endpoint: string;
      access_request_endpoint?: string;
      capabilities?: string[];
      supported_obligations?: string[];
    };
    BenchAnswers: {
      cases: (
        | {
            name: string;
            decision: {
              decisionId: string;
              attemptId: string;
              /** @enum {string} */
              effect: 'permit' | 'deny';
              scenario:
                | (
                    | 'user-to-conversations'
                    | 'user-to-conversations-via-ivr-api'
                    | 'user-to-conversations-via-moments-ivr'
                    | 'user-to-ivr-api'
                    | 'user-to-moments-ivr'
                    | 'user-to-sip-trunk'
                    | 'user-to-webrtc'
                    | 'user-to-calls-api'
                    | 'conversations-to-user'
                    | 'sip-trunk-to-user'
                    | 'webrtc-to-user'
                    | 'calls-api-to-user'
                  )
                | null;
              reasons: {
                code: string;
                rule?: string;
                clause?: string;
                fact?: string;
                legs?: string[];
                text: {
                  en: string;
                  ja: string;
                };
              }[];
              route: {
                endpoint: {
                  kind: string;
                  id?: string;
                  address?: string;
                };
                connectTimeoutSeconds?: number;
              }[];
              obligations: {
                id: string;
                type: string;
                properties?: {
                  [key: string]: unknown;
                };
              }[];
              /** Format: date-time */
              validUntil?: string;
              /** Format: date-time */
              retryAt?: string;
              requestable?: {
                /** @constant */
                kind: 'call-permission';
              };
              policy: {
                version: number;
                digest: string;
              };
              /** Format: date-time */
              decidedAt: string;
            };
            trace: components['schemas']['RuleTrace'][];
            facts: {
              [key: string]: string | number | boolean | string[] | null;
            };
            pass?: boolean;
            differences?: string[];
            secondOpinion: {
              agrees: boolean;
              differences: string[];
            };
          }
        | {
            name: string | null;
            problems: {
              at: string;
              code: string;
              message: string;
            }[];
          }
      )[];
    };
    BenchRun: {
      policy:
        | 'live'
        | string
        | {
            draft: string;
          };
      cases: unknown[];
    };
    BusinessNumber: {
      country?: string;
      provider?: string;
      callingEnabled?: boolean;
      messagingLimit?: number;
      sandbox?: boolean;
      callbackPermission?: boolean;
      destinations?: components['schemas']['Endpoint'][];
      callHours?: {
        timeZone?: string;
        weekly?: {
          /** @enum {string} */
          day?: 'MON' | 'TUE' | 'WED' | 'THU' | 'FRI' | 'SAT' | 'SUN';
          open?: string;
          close?: string;
        }[];
        holidays?: {
          date?: string;
          open?: string;
          close?: string;
        }[];
        /** @enum {string} */
        holidayMeans?: 'closed' | 'open';
      };
      restrictions?: {
        type?: string;
        until?: string;
      }[];
    };
    CallAttempt: {
      attemptId: string;
      callId?: string;
      /** @enum {string} */
      action: 'connect' | 'transfer' | 'forward' | 'bridge' | 'conference-add';
      /** @enum {string} */
      initiator: 'user' | 'business';
      businessNumber: string;
      user: {
        waId?: string;
        bsuid?: string;
      };
      legs: components['schemas']['Leg'][];
      target?: components['schemas']['Endpoint'];
      joins?: string[];
      via?: string[];
      context?: {
        [key: string]: string | number | boolean;
      };
    };
    CallEvent: {
      eventId: string;
      /** @enum {string} */
      type:
        | 'permission-granted'
        | 'permission-revoked'
        | 'permission-refused'
        | 'user-linked'
        | 'call-started'
        | 'call-connected'
        | 'call-unanswered'
        | 'call-ended'
        | 'leg-added'
        | 'leg-removed'
        | 'calls-joined'
        | 'calls-parted'
        | 'restriction-set'
        | 'restriction-lifted'
        | 'settings-changed';
      occurredAt: string;
      businessNumber: string;
      user?: {
        waId?: string;
        bsuid?: string;
      };
      callId?: string;
      /** @enum {string} */
      initiator?: 'user' | 'business';
      decisionId?: string;
      answeredAt?: string | null;
      leg?: components['schemas']['Leg'];
      group?: {
        /** @enum {string} */
        kind: 'call' | 'dialog' | 'conference';
        id: string;
      };
      grant?: components['schemas']['Grant'];
      restriction?: {
        type: string;
        until?: string;
      };
      settings?: components['schemas']['BusinessNumber'];
    };
    Comment: {
      id: string;
      person: components['schemas']['PersonRef'];
      /** Format: date-time */
      at: string;
      pointer: string | null;
      text: string;
    };
    Comments: {
      items: components['schemas']['Comment'][];
    };
    ConfigurationAudit: {
      /** @constant */
      platform: 'infobip';
      files: {
        name: string;
        content: unknown;
      }[];
      endpoints?: {
        [key: string]: components['schemas']['EndpointEvidence'];
      };
      guarded?: {
        urls: string[];
        callsConfigurationIds: string[];
      };
    };
    ConfigurationAuditResult: {
      findings: {
        /** @enum {string} */
        door:
          | 'sender-forward-to-pstn'
          | 'sender-number-masking'
          | 'sender-opaque-action'
          | 'route-phone-destination'
          | 'route-phone-inherits-number'
          | 'route-catch-all-before-pdp'
          | 'route-transfer-only-phone'
          | 'answer-names-phone'
          | 'ivr-dials-out'
          | 'moments-dials-out'
          | 'conversations-external-transfer'
          | 'conversations-default-client'
          | 'calls-phone-leg'
          | 'transfer-accepted-outside'
          | 'trunk-reaches-pstn'
          | 'sip-redirect-to-phone'
          | 'app-endpoint-dials-out'
          | 'bulk-call-merged'
          | 'pdp-not-last'
          | 'catch-all-before-pdp'
          | 'no-per-call-hook';
        /** @enum {string} */
        severity: 'error' | 'warning' | 'info';
        file: string;
        /** @description JSON pointer into the content of the file */
        at: string;
        message: {
          en: string;
          ja: string;
        };
        example?: components['schemas']['CallAttempt'];
        repair: {
          en: string;
          ja: string;
        };
      }[];
      checked: {
        files: number;
        /** @description doors that files of these kinds can show */
        doors: (
          | 'sender-forward-to-pstn'
          | 'sender-number-masking'
          | 'sender-opaque-action'
          | 'route-phone-destination'
          | 'route-phone-inherits-number'
          | 'route-catch-all-before-pdp'
          | 'route-transfer-only-phone'
          | 'answer-names-phone'
          | 'ivr-dials-out'
          | 'moments-dials-out'
          | 'conversations-external-transfer'
          | 'conversations-default-client'
          | 'calls-phone-leg'
          | 'transfer-accepted-outside'
          | 'trunk-reaches-pstn'
          | 'sip-redirect-to-phone'
          | 'app-endpoint-dials-out'
          | 'bulk-call-merged'
          | 'pdp-not-last'
          | 'catch-all-before-pdp'
          | 'no-per-call-hook'
        )[];
        skipped: {
          file: string;
          /** @enum {string} */
          reason:
            'kind-unknown' | 'shape-unknown' | 'value-unknown' | 'pattern-unreadable' | 'too-deep';
          at: string;
          count: number;
          text: {
            en: string;
            ja: string;
          };
        }[];
        untold: number;
      };
    };
    Confirmation: {
      id: string;
      /** @enum {string} */
      kind: 'attestation' | 'restriction-lifted' | 'role-grant' | 'approvals-lowered';
      object: string;
      summary: {
        en: string;
        ja: string;
      };
      reason: string | null;
      email?: string;
      proposedBy: {
        id: string;
        name: string;
        /** @enum {string} */
        kind: 'person' | 'machine';
      };
      import?: string;
      proposedAt: string;
      expiresAt: string;
      may: boolean;
      mayTakeUp: boolean;
    };
    ConfirmationAnswer: {
      reason?: string;
    };
    Confirmations: {
      items: components['schemas']['Confirmation'][];
    };
    ImportAnswer: {
      ids: string[];
      reason?: string;
    };
    SettledImport: {
      id: string;
      /** @enum {string} */
      state: 'confirmed' | 'refused' | 'taken-up';
      changes: number;
    };
    Coverage: {
      rules: {
        rule: string;
        matched: number;
        conditions: {
          pointer: string;
          fact: string;
          trueCases: number;
          falseCases: number;
          unknownCases: number;
        }[];
      }[];
      uncoveredRules: string[];
      branches: {
        covered: number;
        total: number;
      };
    };
    ConsistencyProof: {
      from: number;
      to: number;
      path: string[];
    };
    Decision: {
      decisionId: string;
      attemptId: string;
      /** @enum {string} */
      effect: 'permit' | 'deny';
      scenario:
        | (
            | 'user-to-conversations'
            | 'user-to-conversations-via-ivr-api'
            | 'user-to-conversations-via-moments-ivr'
            | 'user-to-ivr-api'
            | 'user-to-moments-ivr'
            | 'user-to-sip-trunk'
            | 'user-to-webrtc'
            | 'user-to-calls-api'
            | 'conversations-to-user'
            | 'sip-trunk-to-user'
            | 'webrtc-to-user'
            | 'calls-api-to-user'
          )
        | null;
      reasons: {
        code: string;
        rule?: string;
        clause?: string;
        fact?: string;
        legs?: string[];
        text: {
          en: string;
          ja: string;
        };
      }[];
      route: {
        endpoint: {
          kind: string;
          id?: string;
          address?: string;
        };
        connectTimeoutSeconds?: number;
      }[];
      obligations: {
        id: string;
        type: string;
        properties?: {
          [key: string]: unknown;
        };
      }[];
      /** Format: date-time */
      validUntil?: string;
      /** Format: date-time */
      retryAt?: string;
      requestable?: {
        /** @constant */
        kind: 'call-permission';
      };
      policy: {
        version: number;
        digest: string;
      };
      /** Format: date-time */
      decidedAt: string;
      log: {
        index: number;
      };
    };
    DecisionPage: {
      items: components['schemas']['DecisionSummary'][];
      next?: string;
      total: number;
    };
    DecisionSummary: {
      decisionId: string;
      attemptId: string;
      /** @enum {string} */
      effect: 'permit' | 'deny';
      scenario:
        | (
            | 'user-to-conversations'
            | 'user-to-conversations-via-ivr-api'
            | 'user-to-conversations-via-moments-ivr'
            | 'user-to-ivr-api'
            | 'user-to-moments-ivr'
            | 'user-to-sip-trunk'
            | 'user-to-webrtc'
            | 'user-to-calls-api'
            | 'conversations-to-user'
            | 'sip-trunk-to-user'
            | 'webrtc-to-user'
            | 'calls-api-to-user'
          )
        | null;
      reasons: {
        code: string;
        rule?: string;
        clause?: string;
        fact?: string;
        legs?: string[];
        text: {
          en: string;
          ja: string;
        };
      }[];
      route: {
        endpoint: {
          kind: string;
          id?: string;
          address?: string;
        };
        connectTimeoutSeconds?: number;
      }[];
      obligations: {
        id: string;
        type: string;
        properties?: {
          [key: string]: unknown;
        };
      }[];
      /** Format: date-time */
      validUntil?: string;
      /** Format: date-time */
      retryAt?: string;
      requestable?: {
        /** @constant */
        kind: 'call-permission';
      };
      policy: {
        version: number;
        digest: string;
      };
      /** Format: date-time */
      decidedAt: string;
      log: {
        index: number;
      };
      /** @enum {string} */
      action: 'connect' | 'transfer' | 'forward' | 'bridge' | 'conference-add';
      businessNumber: string;
      user: {
        waId?: string;
        bsuid?: string;
      };
      references: {
        businessNumber: string;
        number?: string;
        bsuid?: string;
      };
      /** @constant */
      erased?: true;
      origin: string;
      target: string | null;
      via: string[];
    };
    Directory: {
      businessNumbers: {
        country?: string;
        provider?: string;
        callingEnabled?: boolean;
        messagingLimit?: number;
        sandbox?: boolean;
        callbackPermission?: boolean;
        destinations?: components['schemas']['Endpoint'][];
        callHours?: {
          timeZone?: string;
          weekly?: {
            /** @enum {string} */
            day?: 'MON' | 'TUE' | 'WED' | 'THU' | 'FRI' | 'SAT' | 'SUN';
            open?: string;
            close?: string;
          }[];
          holidays?: {
            date?: string;
            open?: string;
            close?: string;
          }[];
          /** @enum {string} */
          holidayMeans?: 'closed' | 'open';
        };
        restrictions?: {
          type?: string;
          until?: string;
        }[];
        number: string;
      }[];
      endpoints: {
        /** @enum {string} */
        pstnReachability?: 'none' | 'possible' | 'unknown';
        attestedBy?: string;
        attestedUntil?: string;
        /** @enum {string} */
        callerOrigin?: 'internal' | 'pstn' | 'unknown';
        kind: string;
        id: string;
      }[];
      routes: {
        platform: string;
        routeId: string;
        /** @enum {string} */
        initiator: 'user' | 'business';
        endpoint?: components['schemas']['Endpoint'];
        businessNumber?: string;
      }[];
      references: {
        [key: string]: string;
      };
      attestationReminderDays: number;
    };
    DirectoryFile: {
      businessNumbers?: {
        country?: string;
        provider?: string;
        callingEnabled?: boolean;
        messagingLimit?: number;
        sandbox?: boolean;
        callbackPermission?: boolean;
        destinations?: components['schemas']['Endpoint'][];
        callHours?: {
          timeZone?: string;
          weekly?: {
            /** @enum {string} */
            day?: 'MON' | 'TUE' | 'WED' | 'THU' | 'FRI' | 'SAT' | 'SUN';
            open?: string;
            close?: string;
          }[];
          holidays?: {
            date?: string;
            open?: string;
            close?: string;
          }[];
          /** @enum {string} */
          holidayMeans?: 'closed' | 'open';
        };
        restrictions?: {
          type?: string;
          until?: string;
        }[];
        number: string;
      }[];
      endpoints?: {
        /** @enum {string} */
        pstnReachability?: 'none' | 'possible' | 'unknown';
        attestedBy?: string;
        attestedUntil?: string;
        /** @enum {string} */
        callerOrigin?: 'internal' | 'pstn' | 'unknown';
        kind: string;
        id: string;
      }[];
      routes?: {
        platform: string;
        routeId: string;
        /** @enum {string} */
        initiator: 'user' | 'business';
        endpoint?: components['schemas']['Endpoint'];
        businessNumber?: string;
      }[];
    };
    DirectoryImport: {
      /** @default true */
      dryRun: boolean;
      digest?: string;
      entries?: {
        businessNumbers?: unknown[];
        endpoints?: unknown[];
        routes?: unknown[];
        references?: unknown;
        attestationReminderDays?: unknown;
      };
      csv?: {
        businessNumbers?: string;
        endpoints?: string;
        routes?: string;
      };
      reason?: string;
    };
    Imported: {
      dryRun: boolean;
      digest: string;
      counts: {
        added: number;
        changed: number;
        unchanged: number;
        refused: number;
        waiting: number;
      };
      rows: {
        /** @enum {string} */
        list: 'businessNumbers' | 'endpoints' | 'routes';
        row: number;
        name: string;
        /** @enum {string} */
        outcome: 'added' | 'changed' | 'unchanged' | 'refused';
        waits: boolean;
        confirmation?: string;
        problems: {
          code: string;
          at: string;
          message: string;
        }[];
      }[];
    };
    Draft: {
      id: string;
      title: string;
      revision: number;
      /** @enum {string} */
      state: 'draft' | 'submitted' | 'approved' | 'promoted' | 'superseded' | 'discarded';
      base: {
        version: number;
        digest: string;
      };
      digest: string | null;
      version: number | null;
      createdBy: components['schemas']['PersonRef'];
      /** Format: date-time */
      createdAt: string;
      updatedBy: components['schemas']['PersonRef'];
      /** Format: date-time */
      updatedAt: string;
      contributors: components['schemas']['PersonRef'][];
      approvals: {
        person: components['schemas']['PersonRef'];
        digest: string;
        /** Format: date-time */
        at: string;
        reason: string;
        voided: boolean;
      }[];
      rejections: {
        person: components['schemas']['PersonRef'];
        digest: string;
        /** Format: date-time */
        at: string;
        reason: string;
      }[];
      approvalsRequired: number;
      may: {
        edit: boolean;
        submit: boolean;
        withdraw: boolean;
        approve: boolean;
        reject: boolean;
        promote: boolean;
        discard: boolean;
        /** @enum {string} */
        whyNotApprove?: 'contributor' | 'role' | 'state' | 'already-approved';
      };
      scheduled: {
        /** Format: date-time */
        at: string;
        by: components['schemas']['PersonRef'];
      } | null;
      failedPromotion: {
        /** Format: date-time */
        at: string;
        by: components['schemas']['PersonRef'];
        code: string;
        message: string;
      } | null;
      policy: {
        rulesets: {
          [key: string]: unknown;
        };
        parameters?: unknown;
        suites?: unknown;
        properties?: unknown;
      } & {
        [key: string]: unknown;
      };
      problems: {
        at: string;
        code: string;
        /** @enum {string} */
        severity: 'error' | 'warning';
        message: string;
      }[];
    };
    DraftChanged: {
      revision: number;
      /** @enum {string} */
      state: 'draft' | 'submitted' | 'approved' | 'promoted' | 'superseded' | 'discarded';
      updatedBy: components['schemas']['PersonRef'];
    };
    DraftChecks: {
      checks: {
        /** @enum {string} */
        gate:
          | 'parse'
          | 'limits'
          | 'pstn-ban'
          | 'suites'
          | 'oracles'
          | 'coverage'
          | 'proofs'
          | 'approvals'
          | 'base'
          | 'ledger'
          | 'bundle-sequence';
        ok: boolean;
        running?: boolean;
        problems: {
          at: string;
          code: string;
          message: string;
        }[];
        proofs?: {
          policy: string;
          unproved: {
            property: string;
            title: {
              en: string;
              ja: string;
            };
            /** @enum {string} */
            verdict: 'refuted' | 'unknown';
            overridable: boolean;
            witness: string | null;
            at: string;
            detail: {
              en: string;
              ja: string;
            };
          }[];
          signatures: {
            property: string;
            person: components['schemas']['PersonRef'];
            at: string;
            reason: string;
          }[];
          overridden: string[];
        };
      }[];
    };
    DraftPage: {
      items: components['schemas']['DraftSummary'][];
      next?: string;
    };
    DraftSummary: {
      id: string;
      title: string;
      revision: number;
      /** @enum {string} */
      state: 'draft' | 'submitted' | 'approved' | 'promoted' | 'superseded' | 'discarded';
      base: {
        version: number;
        digest: string;
      };
      problemCount: number;
      digest: string | null;
      version: number | null;
      createdBy: components['schemas']['PersonRef'];
      /** Format: date-time */
      createdAt: string;
      updatedBy: components['schemas']['PersonRef'];
      /** Format: date-time */
      updatedAt: string;
      contributors: components['schemas']['PersonRef'][];
      approvals: {
        person: components['schemas']['PersonRef'];
        digest: string;
        /** Format: date-time */
        at: string;
        reason: string;
        voided: boolean;
      }[];
      rejections: {
        person: components['schemas']['PersonRef'];
        digest: string;
        /** Format: date-time */
        at: string;
        reason: string;
      }[];
      approvalsRequired: number;
      may: {
        edit: boolean;
        submit: boolean;
        withdraw: boolean;
        approve: boolean;
        reject: boolean;
        promote: boolean;
        discard: boolean;
        /** @enum {string} */
        whyNotApprove?: 'contributor' | 'role' | 'state' | 'already-approved';
      };
      scheduled: {
        /** Format: date-time */
        at: string;
        by: components['schemas']['PersonRef'];
      } | null;
      failedPromotion: {
        /** Format: date-time */
        at: string;
        by: components['schemas']['PersonRef'];
        code: string;
        message: string;
      } | null;
    };
    DraftText: {
      id?: unknown;
      state?: unknown;
      base?: unknown;
      digest?: unknown;
      version?: unknown;
      createdBy?: unknown;
      createdAt?: unknown;
      updatedBy?: unknown;
      updatedAt?: unknown;
      contributors?: unknown;
      approvals?: unknown;
      rejections?: unknown;
      approvalsRequired?: unknown;
      may?: unknown;
      scheduled?: unknown;
      failedPromotion?: unknown;
      problems?: unknown;
      title?: string;
      revision: number;
      policy: {
        rulesets: {
          [key: string]: unknown;
        };
        parameters?: unknown;
        suites?: unknown;
        properties?: unknown;
      } & {
        [key: string]: unknown;
      };
    };
    Endpoint: {
      kind: string;
      id?: string;
      address?: string;
    };
    EndpointEvidence: {
      /** @enum {string} */
      pstnReachability?: 'none' | 'possible' | 'unknown';
      attestedBy?: string;
      attestedUntil?: string;
      /** @enum {string} */
      callerOrigin?: 'internal' | 'pstn' | 'unknown';
    };
    PermissionPage: {
      items: {
        businessNumber: string;
        user: {
          waId?: string;
          bsuid?: string;
        };
        references: {
          businessNumber: string;
          user: string;
        };
        /** @enum {string} */
        state: 'none' | 'temporary' | 'permanent' | 'expired' | 'revoked' | 'unknown' | 'erased';
        grant: components['schemas']['Grant'] | null;
        /** Format: date-time */
        endsAt?: string;
        changedAt: string | null;
      }[];
      next?: string;
      businessNumbers: {
        number: string;
        reference: string;
      }[];
    };
    FindPermissions: {
      text?: string;
      users?: string[];
    };
    FoundPermissions: {
      users: {
        reference: string;
        waId?: string;
        erasedAt: string | null;
      }[];
      items: {
        businessNumber: string;
        user: {
          waId?: string;
          bsuid?: string;
        };
        references: {
          businessNumber: string;
          user: string;
        };
        /** @enum {string} */
        state: 'none' | 'temporary' | 'permanent' | 'expired' | 'revoked' | 'unknown' | 'erased';
        grant: components['schemas']['Grant'] | null;
        /** Format: date-time */
        endsAt?: string;
        changedAt: string | null;
      }[];
    };
    ShownPermission: {
      businessNumber: string;
      user: {
        waId?: string;
        bsuid?: string;
      };
      references: {
        businessNumber: string;
        user: string;
      };
      /** @enum {string} */
      state: 'none' | 'temporary' | 'permanent' | 'expired' | 'revoked' | 'unknown' | 'erased';
      grant: components['schemas']['Grant'] | null;
      /** Format: date-time */
      endsAt?: string;
      changedAt: string | null;
      /** Format: date-time */
      at: string;
      provider: string | null;
      erasedAt: string | null;
      callNow: {
        /** @enum {string} */
        effect: 'permit' | 'deny';
        reasons: {
          code: string;
          rule?: string;
          clause?: string;
          fact?: string;
          legs?: string[];
          text: {
            en: string;
            ja: string;
          };
        }[];
        /** Format: date-time */
        retryAt?: string;
        requestable?: {
          /** @constant */
          kind: 'call-permission';
        };
        policy: {
          version: number;
          digest: string;
        };
      } | null;
      limits: {
        key: string;
        max: number;
        used?: number;
        /** Format: date-time */
        freesAt?: string;
        clause?: string;
        source: string;
        from?: string;
        provider?: string;
      }[];
      nudgeAt: number | null;
      platform: {
        said: {
          /** @enum {string} */
          status: 'none' | 'temporary' | 'permanent';
          /** Format: date-time */
          expiresAt?: string;
          mayCall: boolean;
          connectedCalls?: number;
          mostCalls?: number;
          usedUp?: {
            /** Format: date-time */
            until?: string;
          };
          /** Format: date-time */
          askedAt: string;
          stale: boolean;
        } | null;
      } | null;
      timeline: (
        | {
            /** @constant */
            kind: 'permission';
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            type: 'granted' | 'revoked' | 'refused';
            /** @enum {string} */
            granted?: 'temporary' | 'permanent';
            /** Format: date-time */
            expiresAt?: string;
            source?: string;
          }
        | {
            /** @constant */
            kind: 'call';
            /** Format: date-time */
            at: string;
            call: string;
            /** @enum {string} */
            initiator: 'user' | 'business';
            /** Format: date-time */
            connectedAt?: string;
            /** Format: date-time */
            unansweredAt?: string;
            /** Format: date-time */
            endedAt?: string;
          }
        | {
            /** @constant */
            kind: 'decision';
            /** Format: date-time */
            at: string;
            decisionId: string;
            /** @enum {string} */
            effect: 'permit' | 'deny';
            action: string;
            reasons: string[];
          }
        | {
            /** @constant */
            kind: 'request';
            /** Format: date-time */
            at: string;
            request: string;
            /** @enum {string} */
            status:
              'sending' | 'sent' | 'unknown' | 'refused' | 'accepted' | 'rejected' | 'expired';
            platform: string;
            code?: string;
          }
      )[];
      timelineIsCut: boolean;
    };
    EraseSubject: {
      number?: string;
      bsuid?: string;
      reason: string;
    };
    Erasure: {
      subject: string;
      logIndex: number;
    };
    EventApplied: {
      applied: boolean;
    };
    Evidence: {
      businessNumber?: components['schemas']['BusinessNumber'];
      grant?: components['schemas']['Grant'] | null;
      linkedUser?: {
        waId: string;
      };
      usage?: {
        connectedCalls24h?: number;
        nextConnectedSlotAt?: string;
        unansweredInARow?: number;
        activeCallsOfPair?: number;
        concurrentCalls?: number;
        initiations24h?: number;
      };
      knownLegs?: components['schemas']['Leg'][];
      endpoints?: {
        [key: string]: components['schemas']['EndpointEvidence'];
      };
    };
    EvidenceQuestion: {
      businessNumber: string;
      waId?: string;
      bsuid?: string;
    };
    EvidenceAnswer: {
      evidence: components['schemas']['Evidence'];
    };
    ExplainedDecision: {
      decisionId: string;
      attemptId: string;
      /** @enum {string} */
      effect: 'permit' | 'deny';
      scenario:
        | (
            | 'user-to-conversations'
            | 'user-to-conversations-via-ivr-api'
            | 'user-to-conversations-via-moments-ivr'
            | 'user-to-ivr-api'
            | 'user-to-moments-ivr'
            | 'user-to-sip-trunk'
            | 'user-to-webrtc'
            | 'user-to-calls-api'
            | 'conversations-to-user'
            | 'sip-trunk-to-user'
            | 'webrtc-to-user'
            | 'calls-api-to-user'
          )
        | null;
      reasons: {
        code: string;
        rule?: string;
        clause?: string;
        fact?: string;
        legs?: string[];
        text: {
          en: string;
          ja: string;
        };
      }[];
      route: {
        endpoint: {
          kind: string;
          id?: string;
          address?: string;
        };
        connectTimeoutSeconds?: number;
      }[];
      obligations: {
        id: string;
        type: string;
        properties?: {
          [key: string]: unknown;
        };
      }[];
      /** Format: date-time */
      validUntil?: string;
      /** Format: date-time */
      retryAt?: string;
      requestable?: {
        /** @constant */
        kind: 'call-permission';
      };
      policy: {
        version: number;
        digest: string;
      };
      /** Format: date-time */
      decidedAt: string;
      log: {
        index: number;
      };
      attempt?: components['schemas']['CallAttempt'];
      evidence?: components['schemas']['Evidence'];
      facts?: {
        [key: string]: string | number | boolean | string[] | null;
      };
      trace?: components['schemas']['RuleTrace'][];
      pair?: {
        businessNumber: string;
        user: string;
      };
      /** @constant */
      erased?: true;
    };
    FindReferences: {
      number?: string;
      bsuid?: string;
    };
    FoundReferences: {
      references: string[];
    };
    GraphAnswer:
      | {
          /** @constant */
          decision: 'allow';
          decisionId?: string;
          validUntil?: string;
          body: {
            action: string;
          } & {
            [key: string]: unknown;
          };
        }
      | {
          /** @constant */
          decision: 'deny';
          decisionId: string;
          reasonCode: string;
          reasons: string[];
          instead?: {
            action: string;
          } & {
            [key: string]: unknown;
          };
        };
    GraphCall: {
      requestId?: string;
      phoneNumberId?: string;
      businessNumber?: string;
      endpoint: components['schemas']['Endpoint'];
      body: {
        action: string;
        to?: string;
        recipient?: string;
        call_id?: string;
      } & {
        [key: string]: unknown;
      };
      call?: {
        id: string;
        from?: string;
        to?: string;
        from_user_id?: string;
        direction?: string;
      };
      joins?: string[];
    };
    Grant: {
      /** @enum {string} */
      kind?: 'temporary' | 'permanent';
      grantedAt?: string;
      expiresAt?: string;
      revokedAt?: string;
      source?: string;
      confirmedAt?: string;
    };
    HealthReport: {
      /** @enum {string} */
      status: 'ready' | 'not-ready';
      checks: {
        name: string;
        ok: boolean;
        reason?: string;
      }[];
    };
    InvitationAnswer: {
      invitation: components['schemas']['Invitation'];
    };
    Invitation: {
      token: string;
      expiresAt: string;
    };
    Invited: {
      person: components['schemas']['PersonEntry'];
      invitation: components['schemas']['Invitation'];
      confirmation?: string;
    };
    InclusionProof: {
      index: number;
      size: number;
      leafHash: string;
      path: string[];
      checkpoint: string;
    };
    LedgerCheckpoint: {
      origin: string;
      size: number;
      root: string;
      /** Format: date-time */
      at: string;
      note: string;
      publicKey: string;
      verification: {
        /** @enum {string} */
        state: 'verifying' | 'intact' | 'tampered';
        checkedTo: number;
        firstBad?: number;
        what?: string;
      };
    };
    Leg: {
      id: string;
      /** @enum {string} */
      role: 'origin' | 'destination' | 'participant';
      endpoint: components['schemas']['Endpoint'];
    };
    LivePolicy: {
      version: number;
      digest: string;
      liveSince: string;
      promotedBy: string | null;
      document: components['schemas']['PolicyDocument'];
      hits: {
        rule: string;
        count: number;
        lastAt: string;
      }[];
    };
    Impact: {
      window: {
        /** Format: date-time */
        from: string;
        /** Format: date-time */
        to: string;
      };
      against: string;
      considered: number;
      same: number;
      permitToDeny: number;
      denyToPermit: number;
      routeChanged: number;
      reasonsChanged: number;
      notReplayable: {
        count: number;
        facts: {
          fact: string;
          count: number;
        }[];
      };
      byRule: {
        rule: string;
        count: number;
      }[];
      examples: {
        decisionId: string;
        index: number;
        /** Format: date-time */
        at: string;
        /** @enum {string} */
        change: 'permit-to-deny' | 'deny-to-permit' | 'route-changed' | 'reasons-changed';
        before: {
          /** @enum {string} */
          effect: 'permit' | 'deny';
          codes: string[];
          scenario: string | null;
        };
        after: {
          /** @enum {string} */
          effect: 'permit' | 'deny';
          codes: string[];
          scenario: string | null;
        };
        user: string | null;
        businessNumber: string;
      }[];
      classes: {
        key: string;
        /** @enum {string} */
        change: 'permit-to-deny' | 'deny-to-permit' | 'route-changed' | 'reasons-changed';
        from: {
          /** @enum {string} */
          effect: 'permit' | 'deny';
          scenario: string | null;
          codes: string[];
          route: unknown[];
        };
        to: {
          /** @enum {string} */
          effect: 'permit' | 'deny';
          scenario: string | null;
          codes: string[];
          route: unknown[];
        };
        count: number;
        newest: {
          decisionId: string;
          /** Format: date-time */
          at: string;
        };
      }[];
      outsideClasses: number;
    };
    ImpactLine:
      | {
          /** @constant */
          type: 'progress';
          done: number;
          total: number;
        }
      | {
          /** @constant */
          type: 'done';
          impact: components['schemas']['Impact'];
        }
      | {
          /** @constant */
          type: 'failed';
          code: string;
          message: string;
        };
    /**
     * @default {
     *       "limit": 10000
     *     }
     */
    ImpactQuestion: {
      /** Format: date-time */
      from?: string;
      /** Format: date-time */
      to?: string;
      /** @default 10000 */
      limit: number;
      rule?: string;
    };
    KillSwitch: {
      id: string;
      scope:
        | ('all' | 'outbound')
        | {
            businessNumber: string;
          };
      since: string;
      expiresAt: string;
      by: components['schemas']['PersonRef'];
      reason: string;
    };
    KillSwitches: {
      items: components['schemas']['KillSwitch'][];
    };
    NewAccessRequest: {
      subject: {
        type: string;
        id: string;
        properties?: {
          [key: string]: unknown;
        } | null;
      };
      action: {
        name: string;
        properties?: {
          [key: string]: unknown;
        } | null;
      };
      resource: {
        type: string;
        id: string;
        properties?: {
          [key: string]: unknown;
        } | null;
      };
      context?: {
        [key: string]: unknown;
      } | null;
      denial: {
        evaluation_id: string;
      };
      message?: {
        text?: string;
        template?: {
          name: string;
          language: string;
          parameters?: string[];
        };
      };
    };
    NewCase:
      | {
          suite: string;
          case: unknown;
        }
      | {
          suite: string;
          decisionId: string;
          name: string;
        };
    NewComment: {
      text: string;
      at?: string;
    };
    NewDraft: {
      title: string;
      base: 'live' | string;
    };
    NewKillSwitch: {
      scope:
        | ('all' | 'outbound')
        | {
            businessNumber: string;
          };
      reason: string;
    };
    NewPermissionRequest: {
      businessNumber: string;
      user: {
        waId?: string;
        bsuid?: string;
        reference?: string;
      };
      text?: string;
      template?: {
        name: string;
        language: string;
        parameters?: string[];
      };
    };
    /** @default {} */
    OptionalReason: {
      reason?: string;
    };
    InfobipCallEvent: {
      type?: string;
      timestamp?: string;
      properties?: {
        [key: string]: unknown;
      };
    } & {
      [key: string]: unknown;
    };
    InfobipMessages: {
      results?: ({
        messageId?: string;
      } & {
        [key: string]: unknown;
      })[];
    } & {
      [key: string]: unknown;
    };
    MetaWebhook: {
      object?: string;
      entry?: ({
        id?: string;
        changes?: ({
          field?: string;
        } & {
          [key: string]: unknown;
        })[];
      } & {
        [key: string]: unknown;
      })[];
    } & {
      [key: string]: unknown;
    };
    MachineKey: {
      id: string;
      name: string;
      scopes: ('decide' | 'request' | 'bench' | 'directory' | 'events')[];
      /** @enum {string} */
      state: 'active' | 'expired' | 'revoked';
      createdAt: string;
      createdBy: components['schemas']['PersonRef'] | null;
      expiresAt: string | null;
      lastUsedAt: string | null;
    };
    MachineKeys: {
      items: components['schemas']['MachineKey'][];
    };
    MadeMachineKey: {
      id: string;
      name: string;
      scopes: ('decide' | 'request' | 'bench' | 'directory' | 'events')[];
      /** @enum {string} */
      state: 'active' | 'expired' | 'revoked';
      createdAt: string;
      createdBy: components['schemas']['PersonRef'] | null;
      expiresAt: string | null;
      lastUsedAt: string | null;
      key: string;
    };
    NewMachineKey: {
      name: string;
      scopes: ('decide' | 'request' | 'bench' | 'directory' | 'events')[];
      expiresAt?: string;
      reason?: string;
    };
    NewPerson: {
      email: string;
      name: string;
      roles: ('author' | 'approver' | 'auditor' | 'operator' | 'admin')[];
      reason?: string;
    };
    Overview: {
      policy: {
        version: number;
        digest: string;
        liveSince: string;
        promotedBy: string | null;
      } | null;
      killSwitches: components['schemas']['KillSwitch'][];
      window: {
        from: string;
        to: string;
        /** @enum {string} */
        step: 'hour' | 'day';
      };
      totals: {
        permit: number;
        deny: number;
        pstnStopped: number;
        unrecorded: number;
      };
      previous: {
        permit: number;
        deny: number;
        pstnStopped: number;
      };
      latency: {
        p50Ms: number | null;
        p99Ms: number | null;
      };
      series: {
        at: string;
        permit: number;
        deny: number;
        pstnStopped: number;
      }[];
      scenarios: {
        scenario:
          | (
              | 'user-to-conversations'
              | 'user-to-conversations-via-ivr-api'
              | 'user-to-conversations-via-moments-ivr'
              | 'user-to-ivr-api'
              | 'user-to-moments-ivr'
              | 'user-to-sip-trunk'
              | 'user-to-webrtc'
              | 'user-to-calls-api'
              | 'conversations-to-user'
              | 'sip-trunk-to-user'
              | 'webrtc-to-user'
              | 'calls-api-to-user'
            )
          | null;
        permit: number;
        deny: number;
        series: number[];
      }[];
      reasons: {
        code: string;
        count: number;
      }[];
      pstnReasons: {
        code: string;
        count: number;
      }[];
      attention: {
        /** @enum {string} */
        kind:
          | 'attestation-expired'
          | 'attestation-ending'
          | 'attestation-missing'
          | 'grants-ending'
          | 'policy-changed'
          | 'ledger-changed'
          | 'promotion-failed'
          | 'kill-switch'
          | 'events-unmatched'
          | 'clock-off'
          | 'alarms';
        subject: string;
        reason?: string;
        at?: string;
        count?: number;
      }[];
    };
    PasswordChange: {
      current: string;
      next: string;
    };
    People: {
      items: components['schemas']['PersonEntry'][];
    };
    PermissionRequest: {
      id: string;
      businessNumber: string;
      user: string;
      /** @enum {string} */
      platform: 'meta' | 'infobip';
      /** @enum {string} */
      kind: 'free-form' | 'template';
      template?: string;
      /** Format: date-time */
      requestedAt: string;
      /** @enum {string} */
      status: 'sending' | 'sent' | 'unknown' | 'refused' | 'accepted' | 'rejected' | 'expired';
      code?: string;
      /** Format: date-time */
      answeredAt?: string;
      /** Format: date-time */
      expiresAt: string;
    };
    PersonChange: {
      name: string;
      roles: ('author' | 'approver' | 'auditor' | 'operator' | 'admin')[];
      active: boolean;
      reason?: string;
    };
    PersonEntry: {
      id: string;
      name: string;
      roles: ('author' | 'approver' | 'auditor' | 'operator' | 'admin')[];
      /** @enum {string} */
      state: 'active' | 'invited' | 'deactivated';
      lastSeenAt: string | null;
      email?: string;
      identity?: string;
    };
    PersonRef: {
      id: string;
      name: string;
    };
    Alarm: {
      id: string;
      /** @enum {string} */
      kind: 'call-without-permit' | 'leg-without-permit' | 'phone-leg' | 'too-long';
      call: string;
      callId: string | null;
      pair: {
        businessNumber: string;
        user: string;
      } | null;
      endedAt: string | null;
      code: string;
      businessNumber: string;
      place: string | null;
      /** Format: date-time */
      occurredAt: string;
      /** Format: date-time */
      raisedAt: string;
      command: {
        /** @constant */
        method: 'POST';
        path: string;
        body: {
          [key: string]: string;
        };
      } | null;
      settled: {
        person: components['schemas']['PersonRef'];
        /** Format: date-time */
        at: string;
      } | null;
    };
    Alarms: {
      items: components['schemas']['Alarm'][];
      next?: string;
    };
    LiveCall: {
      call: string;
      callId: string | null;
      businessNumber: string;
      pair: {
        businessNumber: string;
        user: string;
      } | null;
      /** @enum {string} */
      initiator: 'user' | 'business';
      startedAt: string | null;
      connectedAt: string | null;
      legs: {
        leg: string;
        call: string;
        /** @enum {string} */
        role: 'origin' | 'destination' | 'participant';
        kind: string;
        id: string | null;
        /** Format: date-time */
        addedAt: string;
        permit: string | null;
        breach: string | null;
      }[];
      permits: string[];
      alarms: number;
    };
    LiveCalls: {
      items: components['schemas']['LiveCall'][];
      total: number;
    };
    RequestPossibility: {
      possible: boolean;
      reasons: {
        /** @enum {string} */
        code:
          | 'requests-off'
          | 'number-unknown'
          | 'user-unknown'
          | 'platform-not-connected'
          | 'platform-cannot-address'
          | 'calling-not-enabled'
          | 'country-unavailable'
          | 'number-paused'
          | 'calls-stopped'
          | 'permission-permanent'
          | 'permission-unknown'
          | 'request-limit'
          | 'platform-limit'
          | 'platform-unknown'
          | 'limits-unknown';
        clause?: string;
        /** Format: date-time */
        until?: string;
        text: {
          en: string;
          ja: string;
        };
      }[];
      remaining: {
        day: number | null;
        week: number | null;
      };
      nextAt: string | null;
      platform: ('meta' | 'infobip') | null;
      takesText: boolean;
    };
    RequestQuestion: {
      businessNumber: string;
      user: {
        waId?: string;
        bsuid?: string;
        reference?: string;
      };
    };
    SettledAlarm: {
      reason: string;
    };
    Analysis: {
      properties: {
        id: string;
        /** @enum {string} */
        from: 'product' | 'policy';
        mandatory: boolean;
        overridable: boolean;
        /** @enum {string} */
        verdict: 'proved' | 'refuted' | 'unknown';
        engines: {
          /** @enum {string} */
          diagram: 'proved' | 'refuted' | 'unknown';
          /** @enum {string} */
          sat: 'proved' | 'refuted' | 'unknown';
        };
        why?: {
          en: string;
          ja: string;
        };
        title: {
          en: string;
          ja: string;
        };
        witness?: {
          case: components['schemas']['TestCase'];
          decision: {
            /** @enum {string} */
            effect: 'permit' | 'deny';
            scenario: string | null;
            codes: string[];
            route: unknown[];
          };
          facts: {
            [key: string]: unknown;
          };
          sentence: {
            en: string;
            ja: string;
          };
        };
      }[];
      findings: {
        /** @enum {string} */
        code: 'contradictory' | 'shadowed' | 'redundant' | 'dead-condition';
        ruleset: string;
        rule: string;
        by?: string[];
        at?: string;
      }[];
      conflicts: {
        /** @enum {string} */
        kind: 'route' | 'undone-permit';
        rules: string[];
        witness?: {
          case: components['schemas']['TestCase'];
          decision: {
            /** @enum {string} */
            effect: 'permit' | 'deny';
            scenario: string | null;
            codes: string[];
            route: unknown[];
          };
          facts: {
            [key: string]: unknown;
          };
          sentence: {
            en: string;
            ja: string;
          };
        };
      }[];
      isComplete: boolean;
      difference?: {
        /** @enum {string} */
        equivalent: 'proved' | 'refuted' | 'unknown';
        classes: {
          /** @enum {string} */
          change: 'permit-to-deny' | 'deny-to-permit' | 'route-changed' | 'reasons-changed';
          from: {
            /** @enum {string} */
            effect: 'permit' | 'deny';
            scenario: string | null;
            codes: string[];
            route: unknown[];
          };
          to: {
            /** @enum {string} */
            effect: 'permit' | 'deny';
            scenario: string | null;
            codes: string[];
            route: unknown[];
          };
          rules: string[];
          witness: {
            case: components['schemas']['TestCase'];
            decision: {
              /** @enum {string} */
              effect: 'permit' | 'deny';
              scenario: string | null;
              codes: string[];
              route: unknown[];
            };
            facts: {
              [key: string]: unknown;
            };
            sentence: {
              en: string;
              ja: string;
            };
          };
        }[];
        complete: boolean;
        why?: {
          en: string;
          ja: string;
        };
      };
      assumptions: {
        id: string;
        text: {
          en: string;
          ja: string;
        };
      }[];
      spent: {
        nodes: number;
        ms: number;
      };
    };
    NewProofOverride: {
      digest: string;
      property: string;
      reason: string;
    };
    PolicyDiff: {
      from: {
        version: number;
        digest: string;
      };
      to: {
        version: number | null;
        digest: string | null;
      };
      rulesets: {
        name: string;
        rules: {
          name: string;
          /** @enum {string} */
          change: 'added' | 'removed' | 'changed';
          before?: {
            [key: string]: unknown;
          };
          after?: {
            [key: string]: unknown;
          };
          sentences: {
            before?: {
              en: string;
              ja: string;
            };
            after?: {
              en: string;
              ja: string;
            };
          };
          byConditions?: {
            before?: {
              en: string;
              ja: string;
            };
            after?: {
              en: string;
              ja: string;
            };
          };
        }[];
        conditions: {
          name: string;
          /** @enum {string} */
          change: 'added' | 'removed' | 'changed';
          before?: {
            [key: string]: unknown;
          };
          after?: {
            [key: string]: unknown;
          };
          sentences: {
            before?: {
              en: string;
              ja: string;
            };
            after?: {
              en: string;
              ja: string;
            };
          };
          usedBy: string[];
        }[];
        moved: string[];
      }[];
      parameters: {
        key: string;
        /** @enum {string} */
        change: 'added' | 'removed' | 'changed';
        before?: {
          [key: string]: unknown;
        };
        after?: {
          [key: string]: unknown;
        };
        values: {
          /** @enum {string} */
          change: 'added' | 'removed' | 'changed';
          before?: {
            [key: string]: unknown;
          };
          after?: {
            [key: string]: unknown;
          };
        }[];
      }[];
      suites: {
        name: string;
        /** @enum {string} */
        change: 'added' | 'removed' | 'changed';
        added: string[];
        removed: string[];
        changed: string[];
      }[];
      properties: {
        /** @enum {string} */
        change: 'added' | 'removed' | 'changed';
        before?: unknown;
        after?: unknown;
      }[];
      same: boolean;
    };
    PolicyProofs: {
      digest: string;
      against: string | null;
      analysis: components['schemas']['Analysis'];
      certificate: components['schemas']['ProofCertificate'];
      overrides: components['schemas']['ProofOverride'][];
    };
    ProofCertificate: {
      /** @constant */
      v: 1;
      policy: string;
      facts: string;
      properties: string;
      tool: {
        /** @constant */
        name: 'ringfence';
        version: string;
      };
      engines: string[];
      budget: {
        nodes: number;
        ms: number;
      };
      assumptions: {
        id: string;
        text: {
          en: string;
          ja: string;
        };
      }[];
      verdicts: {
        id: string;
        /** @enum {string} */
        from: 'product' | 'policy';
        mandatory: boolean;
        overridable: boolean;
        /** @enum {string} */
        verdict: 'proved' | 'refuted' | 'unknown';
        engines: {
          /** @enum {string} */
          diagram: 'proved' | 'refuted' | 'unknown';
          /** @enum {string} */
          sat: 'proved' | 'refuted' | 'unknown';
        };
        why?: {
          en: string;
          ja: string;
        };
        witness?: string;
      }[];
    };
    ProofOverride: {
      property: string;
      witness: string | null;
      signatures: {
        person: components['schemas']['PersonRef'];
        at: string;
        reason: string;
      }[];
      stands: boolean;
    };
    PolicyDocument: {
      rulesets: {
        [key: string]: unknown;
      };
      parameters: unknown[];
      suites: unknown[];
      properties: unknown[];
    };
    PolicyVersion: {
      version: number;
      digest: string;
      createdAt: string;
      createdBy: components['schemas']['PersonRef'] | null;
      base: number | null;
      /** @enum {string} */
      state: 'submitted' | 'approved' | 'live' | 'superseded' | 'withdrawn';
      live: boolean;
      promotedAt: string | null;
      draft: string | null;
      policy: components['schemas']['PolicyDocument'];
    };
    PolicyVersions: {
      items: {
        version: number;
        digest: string;
        createdAt: string;
        createdBy: components['schemas']['PersonRef'] | null;
        base: number | null;
        /** @enum {string} */
        state: 'submitted' | 'approved' | 'live' | 'superseded' | 'withdrawn';
        live: boolean;
        promotedAt: string | null;
        draft: string | null;
      }[];
    };
    Problem: {
      type: string;
      title: string;
      status: number;
      code: string;
      detail: string;
      instance?: string;
      decisionId?: string;
      current?: components['schemas']['Draft'];
      possibility?: components['schemas']['RequestPossibility'];
      problems?: {
        at: string;
        code: string;
        message: string;
      }[];
    };
    Reason: {
      reason: string;
    };
    Proposed: {
      confirmation: string;
    };
    RebasedDraft: {
      revision: number;
    };
    Route:
      | {
          /** @constant */
          initiator: 'user';
          endpoint?: components['schemas']['Endpoint'];
        }
      | {
          /** @constant */
          initiator: 'business';
          businessNumber: string;
          endpoint: components['schemas']['Endpoint'];
        };
    Promote: {
      digest: string;
      reason: string;
      /** Format: date-time */
      at?: string;
    };
    Promoted: {
      sequence: number;
      version: number;
      digest: string;
      liveSince: string;
    };
    Promotions: {
      items: {
        sequence: number;
        /** @enum {string} */
        kind: 'promotion' | 'rollback' | 'first';
        version: number;
        digest: string;
        at: string;
        by: components['schemas']['PersonRef'] | null;
        reason: string;
        approvals: {
          person: components['schemas']['PersonRef'];
          at: string;
        }[];
        certificate: string | null;
        logIndex: number | null;
      }[];
      scheduled: {
        id: string;
        draft: string | null;
        digest: string;
        at: string;
        by: components['schemas']['PersonRef'];
        reason: string;
      }[];
    };
    RollBack: {
      digest: string;
      reason: string;
    };
    ResourceSearch: {
      subject: {
        type: string;
        id: string;
        properties?: {
          [key: string]: unknown;
        } | null;
      };
      action: {
        name: string;
        properties?: {
          [key: string]: unknown;
        } | null;
      };
      resource: {
        type: string;
        properties?: {
          [key: string]: unknown;
        } | null;
      };
      context?: {
        [key: string]: unknown;
      } | null;
      page?: {
        token?: string | null;
        limit?: number | null;
      } | null;
    };
    RoutingAnswer: {
      /** @constant */
      type: 'ENDPOINT';
      value:
        | {
            /** @constant */
            type: 'SIP';
            sipTrunkId: string;
            username?: string;
            customHeaders: {
              'X-Client-Decision': string;
              /** @constant */
              'X-Client-Channel': 'WHATSAPP';
            };
          }
        | {
            /** @constant */
            type: 'WEBRTC';
            identity: string;
          }
        | {
            /** @constant */
            type: 'WHATSAPP';
            from: string;
            phoneNumber: string;
          };
      connectTimeout?: number;
    };
    RoutingRequest: {
      applicationId: string;
      routeId: string;
      callId: string;
      from: string;
      to: string;
      startTime: string;
    };
    RuleTrace: {
      ruleset: string;
      rule: string;
      /** @enum {string} */
      effect: 'permit' | 'forbid';
      code: string;
      clause: string;
      /** @enum {string} */
      outcome: 'match' | 'no-match' | 'unknown';
      conditions: {
        [key: string]: unknown;
      };
    };
    ScheduledPromotion: {
      id: string;
      at: string;
    };
    Session: {
      person: components['schemas']['SignedInPerson'];
      csrfToken: string;
    };
    SessionEntry: {
      id: string;
      person: components['schemas']['PersonRef'];
      createdAt: string;
      lastSeenAt: string;
      expiresAt: string;
      current: boolean;
    };
    Sessions: {
      items: components['schemas']['SessionEntry'][];
    };
    Settings: {
      approvalsRequired: number;
    };
    SettingsChange: {
      approvalsRequired: number;
      reason: string;
    };
    Settled: {
      id: string;
      /** @enum {string} */
      kind: 'attestation' | 'restriction-lifted' | 'role-grant' | 'approvals-lowered';
      /** @enum {string} */
      state: 'confirmed' | 'refused' | 'taken-up';
    };
    SignedInPerson: {
      id: string;
      email: string;
      name: string;
      roles: ('author' | 'approver' | 'auditor' | 'operator' | 'admin')[];
    };
    SignIn: {
      email: string;
      password: string;
    };
    AnsweredQuestion:
      | {
          /** @constant */
          decision: 'allow';
          decisionId: string;
          validUntil: string;
          customData: {
            decisionId: string;
          };
        }
      | {
          /** @constant */
          decision: 'deny';
          decisionId: string;
          reasonCode: string;
          hangup: {
            /** @constant */
            errorCode: 'FORBIDDEN';
          };
        };
    CallsCommand:
      | {
          requestId: string;
          /** @constant */
          command: 'create-call';
          body: {
            endpoint: {
              type: string;
              phoneNumber?: string;
              sipTrunkId?: string;
              username?: string;
              identity?: string;
              websocketEndpointConfigId?: string;
            };
            from: string;
            callsConfigurationId: string;
          };
          calls?: {
            id: string;
            endpoint: {
              type: string;
              phoneNumber?: string;
              sipTrunkId?: string;
              username?: string;
              identity?: string;
              websocketEndpointConfigId?: string;
            };
            from: string;
            to: string;
            /** @enum {string} */
            direction: 'INBOUND' | 'OUTBOUND';
            callsConfigurationId: string;
          }[];
        }
      | {
          requestId: string;
          /** @constant */
          command: 'connect-with-new-call';
          callId: string;
          body: {
            callRequest: {
              endpoint: {
                type: string;
                phoneNumber?: string;
                sipTrunkId?: string;
                username?: string;
                identity?: string;
                websocketEndpointConfigId?: string;
              };
              from: string;
            };
          };
          calls: {
            id: string;
            endpoint: {
              type: string;
              phoneNumber?: string;
              sipTrunkId?: string;
              username?: string;
              identity?: string;
              websocketEndpointConfigId?: string;
            };
            from: string;
            to: string;
            /** @enum {string} */
            direction: 'INBOUND' | 'OUTBOUND';
            callsConfigurationId: string;
          }[];
        }
      | {
          requestId: string;
          /** @constant */
          command: 'connect-calls';
          body: {
            callIds: string[];
          };
          calls: {
            id: string;
            endpoint: {
              type: string;
              phoneNumber?: string;
              sipTrunkId?: string;
              username?: string;
              identity?: string;
              websocketEndpointConfigId?: string;
            };
            from: string;
            to: string;
            /** @enum {string} */
            direction: 'INBOUND' | 'OUTBOUND';
            callsConfigurationId: string;
          }[];
        }
      | {
          requestId: string;
          /** @constant */
          command: 'create-dialog';
          body: {
            parentCallId: string;
            childCallRequest: {
              endpoint: {
                type: string;
                phoneNumber?: string;
                sipTrunkId?: string;
                username?: string;
                identity?: string;
                websocketEndpointConfigId?: string;
              };
              from: string;
            };
          };
          calls: {
            id: string;
            endpoint: {
              type: string;
              phoneNumber?: string;
              sipTrunkId?: string;
              username?: string;
              identity?: string;
              websocketEndpointConfigId?: string;
            };
            from: string;
            to: string;
            /** @enum {string} */
            direction: 'INBOUND' | 'OUTBOUND';
            callsConfigurationId: string;
          }[];
        }
      | {
          requestId: string;
          /** @constant */
          command: 'create-dialog-with-existing-calls';
          parentCallId: string;
          childCallId: string;
          calls: {
            id: string;
            endpoint: {
              type: string;
              phoneNumber?: string;
              sipTrunkId?: string;
              username?: string;
              identity?: string;
              websocketEndpointConfigId?: string;
            };
            from: string;
            to: string;
            /** @enum {string} */
            direction: 'INBOUND' | 'OUTBOUND';
            callsConfigurationId: string;
          }[];
        }
      | {
          requestId: string;
          /** @constant */
          command: 'add-new-conference-call';
          conferenceId: string;
          body: {
            callRequest: {
              endpoint: {
                type: string;
                phoneNumber?: string;
                sipTrunkId?: string;
                username?: string;
                identity?: string;
                websocketEndpointConfigId?: string;
              };
              from: string;
            };
          };
          calls: {
            id: string;
            endpoint: {
              type: string;
              phoneNumber?: string;
              sipTrunkId?: string;
              username?: string;
              identity?: string;
              websocketEndpointConfigId?: string;
            };
            from: string;
            to: string;
            /** @enum {string} */
            direction: 'INBOUND' | 'OUTBOUND';
            callsConfigurationId: string;
          }[];
        }
      | {
          requestId: string;
          /** @constant */
          command: 'add-existing-conference-call';
          conferenceId: string;
          callId: string;
          calls: {
            id: string;
            endpoint: {
              type: string;
              phoneNumber?: string;
              sipTrunkId?: string;
              username?: string;
              identity?: string;
              websocketEndpointConfigId?: string;
            };
            from: string;
            to: string;
            /** @enum {string} */
            direction: 'INBOUND' | 'OUTBOUND';
            callsConfigurationId: string;
          }[];
        }
      | {
          requestId: string;
          /** @constant */
          command: 'accept-dialog-transfer';
          dialogId: string;
          body: {
            targetCallRequest: {
              endpoint: {
                type: string;
                phoneNumber?: string;
                sipTrunkId?: string;
                username?: string;
                identity?: string;
                websocketEndpointConfigId?: string;
              };
              from: string;
            };
          };
          calls: {
            id: string;
            endpoint: {
              type: string;
              phoneNumber?: string;
              sipTrunkId?: string;
              username?: string;
              identity?: string;
              websocketEndpointConfigId?: string;
            };
            from: string;
            to: string;
            /** @enum {string} */
            direction: 'INBOUND' | 'OUTBOUND';
            callsConfigurationId: string;
          }[];
        };
    CallsEvent:
      | {
          /** @constant */
          type: 'CALL_RECEIVED';
          callId: string;
          callsConfigurationId: string;
          properties: {
            call: {
              id: string;
              endpoint: {
                type: string;
                phoneNumber?: string;
                sipTrunkId?: string;
                username?: string;
                identity?: string;
                websocketEndpointConfigId?: string;
              };
              from: string;
              to: string;
              /** @enum {string} */
              direction: 'INBOUND' | 'OUTBOUND';
              callsConfigurationId: string;
            };
          };
        }
      | {
          /** @constant */
          type: 'DIALOG_TRANSFER_REQUESTED';
          callId: string;
          dialogId: string;
          callsConfigurationId: string;
          properties: {
            transferorCall: {
              id: string;
              endpoint: {
                type: string;
                phoneNumber?: string;
                sipTrunkId?: string;
                username?: string;
                identity?: string;
                websocketEndpointConfigId?: string;
              };
              from: string;
              to: string;
              /** @enum {string} */
              direction: 'INBOUND' | 'OUTBOUND';
              callsConfigurationId: string;
            };
            referTo: string;
          };
          calls: {
            id: string;
            endpoint: {
              type: string;
              phoneNumber?: string;
              sipTrunkId?: string;
              username?: string;
              identity?: string;
              websocketEndpointConfigId?: string;
            };
            from: string;
            to: string;
            /** @enum {string} */
            direction: 'INBOUND' | 'OUTBOUND';
            callsConfigurationId: string;
          }[];
        };
    IvrRequest: {
      scenario: string;
      from: string;
      to: string;
      intent: string;
      callId?: string;
    };
    MarkupRequest: {
      callId: string;
      from: string;
      to: string;
      /** @constant */
      direction: 'INBOUND';
      endpoint: {
        type: string;
        phoneNumber?: string;
        sipTrunkId?: string;
        username?: string;
        identity?: string;
        websocketEndpointConfigId?: string;
      };
      startTime: string;
    };
    MarkupScript: {
      script: [
        | {
            /** @constant */
            action: 'dial';
            from: string;
            connectTimeout: number;
            endpoints: [
              | {
                  /** @constant */
                  type: 'SIP';
                  sipTrunkId: string;
                  username: string;
                }
              | {
                  /** @constant */
                  type: 'WEBRTC';
                  identity: string;
                },
            ];
          }
        | {
            /** @constant */
            action: 'hangup';
            /** @constant */
            errorCode: 'FORBIDDEN';
          },
      ];
    };
    MenuAnswer: {
      /** @enum {string} */
      decision: 'allow' | 'deny';
      decisionId: string;
      reasonCode: string;
      queueTag: string;
    };
    MomentsRequest: {
      flow: string;
      from: string;
      to: string;
      intent: string;
      callId?: string;
    };
    OutboundConversation: {
      from: string;
      to: string;
      agentId: string;
      voiceClientType?: string;
    };
    SipAnswer:
      | {
          id: string;
          /** @constant */
          decision: 'allow';
          rtjson: {
            /** @constant */
            version: '1.0';
            /** @constant */
            routing: 'serial';
            routes: {
              uri: string;
              headers: {
                extra: string;
              };
              fr_timer: number;
              fr_inv_timer: number;
            }[];
          };
        }
      | {
          id: string;
          /** @constant */
          decision: 'redirect';
          sip: {
            /** @constant */
            code: 302;
            contact: string;
            headers: string;
          };
        }
      | {
          id: string;
          /** @constant */
          decision: 'deny';
          sip: {
            code: 403 | 603;
            reason: string;
            headers: string;
          };
        };
    SipEvent:
      | {
          /** @constant */
          event: 'relayed';
          callId: string;
          from: string;
          to: string;
          sourceIp: string;
          target: string;
          at: number;
        }
      | {
          /** @constant */
          event: 'ringing';
          callId: string;
          from: string;
          to: string;
          sourceIp: string;
          target: string;
          at: number;
        }
      | {
          /** @constant */
          event: 'answered';
          callId: string;
          from: string;
          to: string;
          sourceIp: string;
          target: string;
          at: number;
        }
      | {
          /** @constant */
          event: 'failed';
          callId: string;
          from: string;
          to: string;
          sourceIp: string;
          code: number;
          at: number;
        }
      | {
          /** @constant */
          event: 'transferred';
          callId: string;
          from?: string;
          to?: string;
          sourceIp?: string;
          target: string;
          at: number;
        }
      | {
          /** @constant */
          event: 'ended';
          callId: string;
          from?: string;
          to?: string;
          sourceIp?: string;
          at: number;
        };
    SipQuestion: {
      /** @enum {string} */
      kind: 'connect' | 'forward' | 'transfer';
      callId: string;
      from: string;
      to: string;
      target: string;
      sourceIp: string;
      sourcePort: number;
      channel: string;
      /** @enum {string} */
      form?: 'routes' | 'redirect';
      diverted?: string;
      cseq?: number;
    };
    Submitted: {
      digest: string;
      version: number;
    };
    SubjectSearch: {
      subject: {
        type: string;
        properties?: {
          [key: string]: unknown;
        } | null;
      };
      action: {
        name: string;
        properties?: {
          [key: string]: unknown;
        } | null;
      };
      resource: {
        type: string;
        id: string;
        properties?: {
          [key: string]: unknown;
        } | null;
      };
      context?: {
        [key: string]: unknown;
      } | null;
      page?: {
        token?: string | null;
        limit?: number | null;
      } | null;
    };
    /** @default {} */
    SuiteRun: Record<string, never>;
    SuiteRunLine:
      | {
          /** @constant */
          type: 'progress';
          done: number;
          total: number;
        }
      | {
          /** @constant */
          type: 'case';
          suite: string;
          name: string;
          at: string;
          pass: boolean | null;
          /** @enum {string} */
          effect: 'permit' | 'deny';
          differences: string[];
          secondOpinion: {
            agrees: boolean;
            differences: string[];
          };
        }
      | {
          /** @constant */
          type: 'done';
          passed: number;
          failed: number;
          unexpecting: number;
          coverage: components['schemas']['Coverage'];
        }
      | {
          /** @constant */
          type: 'failed';
          code: string;
          message: string;
        };
    TestCase: {
      name?: string;
      attempt: components['schemas']['CallAttempt'];
      evidence: components['schemas']['Evidence'];
      now: string;
      expect?: {
        /** @enum {string} */
        effect: 'permit' | 'deny';
        scenario?: string | null;
        reasons?: string[];
        retryAt?: string;
      };
    };
    UnmatchedPage: {
      items: {
        reference: string;
        platform: string;
        /** @enum {string} */
        reason: 'unknown-event' | 'unknown-number' | 'unreadable';
        name: string;
        occurredAt: string | null;
        firstSeenAt: string;
        lastSeenAt: string;
        times: number;
        businessNumber: string | null;
        shape: unknown;
      }[];
      next?: string;
    };
    Integration: {
      id: string;
      /** @enum {string} */
      platform: 'infobip' | 'meta' | 'sip' | 'authzen' | 'own';
      /** @enum {string} */
      kind: 'asks' | 'tells';
      /** @enum {string} */
      state: 'incomplete' | 'silent' | 'receiving' | 'refusing';
      url: string | null;
      proofs: (
        'bearer' | 'basic' | 'infobip-signature' | 'meta-signature' | 'verify-token' | 'socket'
      )[];
      scope: ('decide' | 'request' | 'bench' | 'directory' | 'events') | null;
      flows: (
        | 'user-to-conversations'
        | 'user-to-conversations-via-ivr-api'
        | 'user-to-conversations-via-moments-ivr'
        | 'user-to-ivr-api'
        | 'user-to-moments-ivr'
        | 'user-to-sip-trunk'
        | 'user-to-webrtc'
        | 'user-to-calls-api'
        | 'conversations-to-user'
        | 'sip-trunk-to-user'
        | 'webrtc-to-user'
        | 'calls-api-to-user'
      )[];
      settings: {
        name: string;
        needed: boolean;
        isSet: boolean;
      }[];
      missing: (
        | {
            /** @constant */
            kind: 'setting';
            name: string;
          }
        | {
            /** @constant */
            kind: 'key';
            /** @enum {string} */
            name: 'decide' | 'request' | 'bench' | 'directory' | 'events';
          }
        | {
            /** @constant */
            kind: 'route';
            name: string;
          }
      )[];
      lastRequestAt: string | null;
      counts: {
        permit: number;
        deny: number;
        told: number;
        refused: number;
        failed: number;
      };
    };
    Integrations: {
      isPublic: boolean;
      since: string;
      items: components['schemas']['Integration'][];
      recipes: {
        id: string;
        asks: string;
        url: string;
        /** @enum {string} */
        scope: 'decide' | 'request' | 'bench' | 'directory' | 'events';
        command: string;
        document: string;
      }[];
    };
    IntegrationDetail: {
      id: string;
      /** @enum {string} */
      platform: 'infobip' | 'meta' | 'sip' | 'authzen' | 'own';
      /** @enum {string} */
      kind: 'asks' | 'tells';
      /** @enum {string} */
      state: 'incomplete' | 'silent' | 'receiving' | 'refusing';
      url: string | null;
      proofs: (
        'bearer' | 'basic' | 'infobip-signature' | 'meta-signature' | 'verify-token' | 'socket'
      )[];
      scope: ('decide' | 'request' | 'bench' | 'directory' | 'events') | null;
      flows: (
        | 'user-to-conversations'
        | 'user-to-conversations-via-ivr-api'
        | 'user-to-conversations-via-moments-ivr'
        | 'user-to-ivr-api'
        | 'user-to-moments-ivr'
        | 'user-to-sip-trunk'
        | 'user-to-webrtc'
        | 'user-to-calls-api'
        | 'conversations-to-user'
        | 'sip-trunk-to-user'
        | 'webrtc-to-user'
        | 'calls-api-to-user'
      )[];
      settings: {
        name: string;
        needed: boolean;
        isSet: boolean;
      }[];
      missing: (
        | {
            /** @constant */
            kind: 'setting';
            name: string;
          }
        | {
            /** @constant */
            kind: 'key';
            /** @enum {string} */
            name: 'decide' | 'request' | 'bench' | 'directory' | 'events';
          }
        | {
            /** @constant */
            kind: 'route';
            name: string;
          }
      )[];
      lastRequestAt: string | null;
      counts: {
        permit: number;
        deny: number;
        told: number;
        refused: number;
        failed: number;
      };
      isPublic: boolean;
      since: string;
      samples: {
        id: string;
        body: unknown;
      }[];
      answers: {
        id: string;
        body: unknown;
      }[];
    };
    Exchange: {
      id: string;
      at: string;
      method: string;
      status: number;
      durationMs: number;
      /** @enum {string} */
      outcome: 'permit' | 'deny' | 'told' | 'refused' | 'failed';
      decisionId: string | null;
      code: string | null;
      isKnown: boolean;
      request: unknown | null;
      answer: unknown | null;
    };
    Exchanges: {
      since: string;
      items: components['schemas']['Exchange'][];
    };
    IntegrationTest: {
      /** @constant */
      test: true;
      status: number;
      answer: unknown | null;
      decision: {
        /** @enum {string} */
        effect: 'permit' | 'deny';
        scenario:
          | (
              | 'user-to-conversations'
              | 'user-to-conversations-via-ivr-api'
              | 'user-to-conversations-via-moments-ivr'
              | 'user-to-ivr-api'
              | 'user-to-moments-ivr'
              | 'user-to-sip-trunk'
              | 'user-to-webrtc'
              | 'user-to-calls-api'
              | 'conversations-to-user'
              | 'sip-trunk-to-user'
              | 'webrtc-to-user'
              | 'calls-api-to-user'
            )
          | null;
        reasons: {
          code: string;
          text: {
            en: string;
            ja: string;
          };
        }[];
      } | null;
      told: {
        /** @enum {string} */
        outcome: 'applied' | 'unmatched' | 'ignored';
        name: string | null;
        reason: ('unknown-event' | 'unknown-number' | 'unreadable') | null;
      }[];
    };
    TryIntegration: {
      body: unknown;
    };
    Verdict: {
      digest: string;
      reason: string;
    };
    WhyNot: {
      ways: {
        changes: {
          fact: string;
          name: {
            en: string;
            ja: string;
          };
          from: string | number | boolean | string[] | null;
          to: string | number | boolean | string[] | null;
          /** @enum {string} */
          by: 'business' | 'time' | 'nobody';
          how: {
            en: string;
            ja: string;
          };
          /** Format: date-time */
          at?: string;
        }[];
        case: components['schemas']['TestCase'];
      }[];
      complete: boolean;
      why?: {
        en: string;
        ja: string;
      };
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
