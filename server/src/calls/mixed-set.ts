/** The calls whose media is mixed with that of `:call`, over however many dialogs and conferences, as `mixed(call_ref)`. */
export const MIXED_SET = `with recursive mixed(call_ref) as (
  select :call union
  select other.call_ref from mixed
    join call_mixed own on own.call_ref = mixed.call_ref
    join call_mixed other on other.group_ref = own.group_ref)`;
