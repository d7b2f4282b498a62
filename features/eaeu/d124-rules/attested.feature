@eaeu @area:d124-rules @role:d124-authorised-body @role:d124-central-customs @role:d124-commission-gateway
Feature: What a party of the exchange on certificates of origin answers for on paper
  How a member state protects the data inside its own network, and that its services were joined and launched in time, shows on no wire
  (Decision 124, items 15, 31, 32, 34 to 37).

  @EAEU-D124-16
  Scenario: The requirements for protection and the means in use are named
    Then the operator's attestation names who answers for it, the document and its date

  @EAEU-D124-17
  Scenario: The record of joining and launch is on file
    Then the operator's attestation names who answers for it, the document and its date
