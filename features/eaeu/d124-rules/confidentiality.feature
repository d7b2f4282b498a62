@eaeu @area:d124-rules @needs:receive:eaeu
Feature: Certificate data stay with those who exchange them
  Data of certificates of origin are confidential (Decision 124, item 30): whoever is told of a failure learns nothing of them, and they
  stand in no log. The data of these scenarios carry a mark that is looked for everywhere outside the exchange itself.

  @EAEU-D124-05 @role:d124-authorised-body @needs:stimulate:eaeu.issue @needs:observe
  Scenario: The authorised body keeps them out of errors to others and out of its log
    Given the third country refuses the next report
    When the authorised body issues a certificate with marked data
    And another third country asks for it, in order and in a broken form
    Then the marked data were told to nobody else, and stand in no log

  @EAEU-D124-05 @role:d124-central-customs @needs:observe
  Scenario: Central customs keeps them out of its log
    When certificates with marked data are reported: a good one, one for no member state, one that breaks its schema
    Then the marked data were told to nobody else, and stand in no log

  @EAEU-D124-05 @role:d124-commission-gateway @needs:set-clock
  Scenario: The Commission's gateway keeps them out of its journal
    Given the neighbour VN takes nothing
    When reports with marked data are sent into the gateway: a good one, and one that it refuses
    And the gateways have had 4.1 hours more
    Then the marked data stand in no record of the journal, and no other neighbour has them
