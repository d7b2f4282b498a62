@ics2 @area:evidence @topic:self-check
Feature: The statement claims no more than was tested

  The self-conformance test is completed before operations start, and whoever reads our statement decides by it (factsheet of
  Release 3, preparation and further information). It is no official pass, and must not look like one.

  @ICS2-SEED-15
  Scenario: A run with one mandatory scenario left out is not fully verified
    When a run is made in which one mandatory scenario is left out and all others pass
    Then its statement says "Not fully verified" and names what is missing
    And no word of it suggests that the operator is ready, or has passed officially

  @ICS2-SEED-23
  Scenario Outline: Questions of an operator with an EORI of <country> go to the service desk there
    When a statement is made for an operator with the EORI <EORI>
    Then it names the National Service Desk of <country>, and of no other country

    Examples:
      | EORI              | country         |
      | DE1234567890123   | Germany         |
      | NL123456789       | the Netherlands |
      | SE5567891234      | Sweden          |
