create trigger past_place_append_only before update or delete on past_place for each row execute function refuse_change();
create trigger past_scope_append_only before update or delete on past_scope for each row execute function refuse_change();
create trigger reported_terms_append_only before update or delete on reported_terms for each row execute function refuse_change();
