create trigger past_place_append_only before update, delete on past_place for each row call 'io.wanping.audit.AppendOnlyTrigger';
create trigger past_scope_append_only before update, delete on past_scope for each row call 'io.wanping.audit.AppendOnlyTrigger';
create trigger reported_terms_append_only before update, delete on reported_terms for each row call 'io.wanping.audit.AppendOnlyTrigger';
