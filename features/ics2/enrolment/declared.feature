@ics2 @area:enrolment
Feature: What customs sees agrees with what the operator has declared

  An operator connects a system of its own or has an IT service provider send for it, gets its EORI from a participating
  customs authority, and hands in its plan before it tests (factsheet of Release 3, what to do first and preparation). It
  declares this in its description; where it does not, nothing is tested here.

  @ICS2-SEED-02 @declares:own-system @needs:stimulate:ics2.file
  Scenario: Messages of an operator with a system of its own come from its own EORI
    When the operator files a shipment
    Then the message comes from the EORI of the declared system

  @ICS2-SEED-02 @declares:provider @needs:stimulate:ics2.file
  Scenario: Messages of an operator behind a provider come from the provider's EORI
    When the operator files a shipment
    Then the message comes from the EORI of the declared system

  @ICS2-SEED-07 @declares:own-system @needs:stimulate:ics2.file
  Scenario: Sender and declarant are one operator under one EORI
    When the operator files a shipment
    Then sender and declarant have one EORI

  @ICS2-SEED-08 @declares:provider @role:itsp @needs:stimulate:ics2.file
  Scenario: Provider and operator have an EORI each, one in the header, one in the filing
    When the operator files a shipment
    Then the sender is the provider and the declarant is its client

  @ICS2-SEED-09 @declares:country @declares:plan
  Scenario: The EORI is a participating country's, and the plan lies with the customs responsible for the operator
    Then the EORI was issued in a participating country and the plan given to the customs responsible for the operator

  @ICS2-SEED-10
  Scenario: The plan for going live was given before the tests began
    Then a plan for going live is recorded that is older than this run
