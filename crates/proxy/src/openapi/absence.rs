//! What may be left out is left out, and never `null`: the derived schemas allow both, as `Option`
//! does not tell.

use utoipa::Modify;
use utoipa::openapi::schema::{Object, SchemaType, Type};
use utoipa::openapi::{OpenApi, RefOr, Schema};

pub(super) struct Absence;

/// Requests in which `null` may stand for nothing.
const WITH_NULL: [&str; 2] = ["Registry", "RegistryPatch"];

impl Modify for Absence {
    fn modify(&self, document: &mut OpenApi) {
        let schemas = document.components.iter_mut().flat_map(|it| it.schemas.iter_mut());
        let schemas = schemas.filter(|(name, _)| !WITH_NULL.contains(&name.as_str()));
        schemas.for_each(|(_, schema)| mend(schema));
    }
}

fn mend(schema: &mut RefOr<Schema>) {
    let RefOr::T(schema) = schema else { return };
    match schema {
        Schema::Object(object) => {
            let Object { required, properties, .. } = object;
            let optional = properties.iter_mut().filter(|(name, _)| !required.contains(name));
            optional.for_each(|(_, property)| forbid_null(property));
        }
        Schema::OneOf(one_of) => one_of.items.iter_mut().for_each(mend),
        Schema::AllOf(all_of) => all_of.items.iter_mut().for_each(mend),
        _ => {}
    }
}

fn forbid_null(property: &mut RefOr<Schema>) {
    match property {
        RefOr::T(Schema::Object(object)) => {
            object.default.take_if(|default| default.is_null());
            if let SchemaType::Array(types) = &mut object.schema_type {
                types.retain(|it| *it != Type::Null);
                if let [only] = types.as_slice() {
                    object.schema_type = SchemaType::Type(only.clone());
                }
            }
        }
        RefOr::T(Schema::OneOf(one_of)) => {
            one_of.items.retain(|item| !is_null(item));
            if one_of.items.len() == 1
                && let Some(only) = one_of.items.pop()
            {
                *property = only;
            }
        }
        _ => {}
    }
}

fn is_null(schema: &RefOr<Schema>) -> bool {
    matches!(schema, RefOr::T(Schema::Object(it)) if it.schema_type == SchemaType::Type(Type::Null))
}
