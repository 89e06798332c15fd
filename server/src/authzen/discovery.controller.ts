import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Access } from '../identity/access.js';
import { CONFIG, type Config } from '../runtime/config.js';
import type { AuthzenConfiguration } from './authzen.dto.js';

/** Tells AuthZEN callers where everything is, under the address that was configured and never one that a request names. */
@Controller('.well-known/authzen-configuration')
export class DiscoveryController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Get()
  @Access('open')
  @Header('cache-control', 'max-age=3600')
  configuration(@Req() request: FastifyRequest): AuthzenConfiguration {
    const { publicUrl, authzenObligations, authzenRequests } = this.config;
    const base = publicUrl ?? `http://127.0.0.1:${String(request.socket.localPort)}`;
    return {
      policy_decision_point: base,
      access_evaluation_endpoint: `${base}/access/v1/evaluation`,
      access_evaluations_endpoint: `${base}/access/v1/evaluations`,
      search_subject_endpoint: `${base}/access/v1/search/subject`,
      search_resource_endpoint: `${base}/access/v1/search/resource`,
      search_action_endpoint: `${base}/access/v1/search/action`,
      ...(authzenRequests
        ? {
            access_request_endpoint: `${base}/access/v1/requests`,
            capabilities: ['urn:openid:authzen:capability:access-request'],
          }
        : {}),
      ...(authzenObligations ? { supported_obligations: ['custom'] } : {}),
    };
  }
}
